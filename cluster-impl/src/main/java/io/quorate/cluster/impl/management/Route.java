/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.impl.security.Role;
import java.util.Optional;
import java.util.function.Function;

/**
 * One path.
 *
 * @param method {@code GET}, which also answers {@code HEAD}, or {@code POST}
 * @param path the exact path, or one whose last segment stands for any
 * @param about what it does, for the index
 * @param waits whether it may wait for something and so counts against the bound of requests
 * @param role what the caller must be allowed; empty where everybody may ask
 * @param handler answers
 */
record Route(
    String method,
    String path,
    String about,
    boolean waits,
    Optional<Role> role,
    Function<Request, ? extends Answer> handler) {

  /** A path for those who may read. */
  static Route read(
      String path, String about, boolean waits, Function<Request, ? extends Answer> handler) {
    return new Route("GET", path, about, waits, Optional.of(Role.VIEWER), handler);
  }

  /** A path for everybody, such as probes have to be. */
  static Route open(String path, String about, Function<Request, ? extends Answer> handler) {
    return new Route("GET", path, about, false, Optional.empty(), handler);
  }

  /** A path for those with a role; it is given an object. */
  static Route post(
      String path, String about, Role role, Function<Request, ? extends Answer> handler) {
    return new Route("POST", path, about, true, Optional.of(role), handler);
  }

  /** Whether who asks, and what became of it, is worth a line in the audit log. */
  boolean changes() {
    return role.isPresent() && role.get() != Role.VIEWER;
  }

  /** The methods it answers, for the {@code Allow} header. */
  String allow() {
    return method.equals("GET") ? "GET, HEAD" : method;
  }

  boolean answers(String asked) {
    return asked.equals(method) || (asked.equals("HEAD") && method.equals("GET"));
  }
}
