/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import io.quorate.sample.ledger.NoAccountException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Accounts that do not exist. */
@Provider
@ApplicationScoped
public class AccountProblems implements ExceptionMapper<NoAccountException> {
  @Override
  public Response toResponse(NoAccountException refusal) {
    return Problem.of(Response.Status.NOT_FOUND, "NO_ACCOUNT", refusal);
  }
}
