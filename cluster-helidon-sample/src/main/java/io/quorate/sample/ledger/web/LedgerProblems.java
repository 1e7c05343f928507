/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import io.quorate.sample.ledger.DeclinedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The ledger's own refusals. */
@Provider
@ApplicationScoped
public class LedgerProblems implements ExceptionMapper<DeclinedException> {
  @Override
  public Response toResponse(DeclinedException refusal) {
    return Problem.of(Response.Status.CONFLICT, "DECLINED", refusal);
  }
}
