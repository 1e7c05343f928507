/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import io.quorate.cluster.Consistency;
import io.quorate.cluster.ReadConsistency;
import io.quorate.sample.ledger.LedgerApi;
import io.quorate.sample.ledger.Summary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sums and a digest, to compare nodes by. */
@Path("/summary")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SummaryResource {
  @Inject LedgerApi ledger;

  @Inject
  @Consistency(ReadConsistency.LOCAL)
  LedgerApi replica;

  /** Of the cluster, or of what this node holds at the moment. */
  @GET
  @Operation(summary = "The ledger in a few figures, with local=true those of this node alone")
  public Summary summary(@QueryParam("local") @DefaultValue("false") boolean local) {
    return (local ? replica : ledger).summary();
  }
}
