/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import io.quorate.cluster.Consistency;
import io.quorate.cluster.ReadConsistency;
import io.quorate.sample.ledger.Ledger;
import io.quorate.sample.ledger.LedgerApi;
import io.quorate.sample.ledger.Range;
import io.quorate.sample.ledger.Receipt;
import io.quorate.sample.ledger.Transfer;
import io.quorate.sample.ledger.TransferPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.metrics.annotation.Timed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Makes and lists transfers. */
@Path("/transfers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TransfersResource {
  @Inject LedgerApi ledger;

  /** The same operations, on what this node holds at the moment. */
  @Inject
  @Consistency(ReadConsistency.LOCAL)
  LedgerApi replica;

  /** Moves money. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Timed(name = "ledger_transfer_requests", absolute = true, description = "POST /transfers")
  @Operation(summary = "Moves money from one account to another")
  @APIResponse(
      responseCode = "201",
      description = "Applied, on a majority of nodes",
      content = @Content(schema = @Schema(implementation = Receipt.class)))
  @APIResponse(responseCode = "400", description = "The request is not valid; nothing happened")
  @APIResponse(responseCode = "404", description = "There is no such account; nothing happened")
  @APIResponse(responseCode = "409", description = "Too little money; nothing happened")
  @APIResponse(responseCode = "503", description = "Not applied, and never will be: repeat it")
  @APIResponse(responseCode = "504", description = "Nobody can tell; applied at most once")
  public Response transfer(@NotNull @Valid Transfer transfer) {
    return Response.status(Response.Status.CREATED).entity(ledger.transfer(transfer)).build();
  }

  /** A part of the list. */
  @GET
  @Operation(summary = "Lists transfers in the order in which they were applied")
  public TransferPage transfers(
      @QueryParam("offset") @DefaultValue("0") @PositiveOrZero long offset,
      @QueryParam("limit") @DefaultValue("100") @Positive @Max(Ledger.MAX_PAGE) int limit,
      @QueryParam("local") @DefaultValue("false") boolean local) {
    return (local ? replica : ledger).transfers(new Range(offset, limit));
  }
}
