/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import io.quorate.sample.ledger.settlement.Settlement;
import io.quorate.sample.ledger.settlement.SettlementsApi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Settles at once, and shows the last settlement. */
@Path("/settlements")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SettlementsResource {
  @Inject SettlementsApi settlements;

  /** Runs on the leader, whichever node is asked. */
  @POST
  @Operation(summary = "Settles what has moved since the last time")
  public Settlement settle() {
    return settlements.settle();
  }

  /** The last run, by any leader. */
  @GET
  @Operation(summary = "The last settlement")
  public Settlement last() {
    return settlements.last();
  }
}
