/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that ends without its result: an HTTP status and what the client is told. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;
  private final transient Map<String, String> body;

  private Problem(int status, Map<String, String> headers, Map<String, String> body) {
    super(body.get("error"), null, false, false);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Problem of(int status, String code, String error) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("code", code);
    return new Problem(status, Map.of(), body);
  }

  static Problem badRequest(String error) {
    return of(400, "BAD_REQUEST", error);
  }

  /** The same with another header. */
  Problem withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, more, body);
  }

  /** The same with another field. */
  Problem with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(body);
    more.put(field, value);
    return new Problem(status, headers, more);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  Map<String, String> body() {
    return body;
  }
}
