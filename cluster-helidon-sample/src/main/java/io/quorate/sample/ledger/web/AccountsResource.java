/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import io.quorate.sample.ledger.Account;
import io.quorate.sample.ledger.LedgerApi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Opens and shows accounts. */
@Path("/accounts/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountsResource {
  /**
   * What an account is opened with.
   *
   * @param cents the first balance
   */
  public record Opening(@PositiveOrZero long cents) {}

  @Inject LedgerApi ledger;

  /** Opens an account; repeating it changes nothing. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Opens an account; one that is open stays as it is")
  public Account open(@PathParam("id") String id, @NotNull @Valid Opening opening) {
    return ledger.open(new Account(id, opening.cents()));
  }

  /** A linearizable read: it sees every transfer that was acknowledged before. */
  @GET
  @Operation(summary = "Shows an account as of now")
  @APIResponse(responseCode = "200", description = "The account")
  @APIResponse(responseCode = "404", description = "There is no such account")
  public Account account(@PathParam("id") String id) {
    return ledger.account(id);
  }
}
