/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Why a request was not answered as asked.
 *
 * @param code stable
 * @param message for people
 */
public record Problem(String code, String message) {
  static Response of(Response.Status status, String code, Throwable cause) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(new Problem(code, String.valueOf(cause.getMessage())))
        .build();
  }
}
