/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.StaleReadException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells those who may repeat a request from those who have to look first. */
@Provider
@ApplicationScoped
public class ClusterProblems implements ExceptionMapper<ClusterException> {
  @Override
  public Response toResponse(ClusterException failure) {
    boolean nothingHappened =
        failure instanceof NotCommittedException || failure instanceof StaleReadException;
    Response.Status status =
        nothingHappened ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.GATEWAY_TIMEOUT;
    return Problem.of(status, failure.code().name(), failure);
  }
}
