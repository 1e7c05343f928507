/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.impl.security.Access;
import io.quorate.cluster.impl.security.Audit;
import io.quorate.cluster.impl.security.Caller;
import io.quorate.cluster.impl.security.DeniedException;
import io.quorate.cluster.impl.security.Role;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands before every request: who asks, may they, and what is written down about it. */
final class Guard {
  private final Access access;
  private final Audit audit;
  private final AskedNames names;

  Guard(Access access, Audit audit, AskedNames names) {
    this.access = access;
    this.audit = audit;
    this.names = names;
  }

  Audit audit() {
    return audit;
  }

  /**
   * Lets a caller in.
   *
   * @throws DeniedException when it is turned away, which is written down
   */
  Caller admit(
      String from,
      String operation,
      List<X509Certificate> certificates,
      @Nullable String authorization,
      Role role) {
    try {
      return access.admit(from, certificates, Objects.requireNonNullElse(authorization, ""), role);
    } catch (DeniedException e) {
      audit.denied(from, operation, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** Answers a request, or refuses it. */
  Answer around(Request request, Route route, Supplier<Answer> handler) {
    if (route.role().isEmpty()) {
      return handler.get();
    }
    names.check(request);
    String operation = request.method() + " " + route.path();
    Caller caller = admitted(request, operation, route.role().get());
    if (!route.changes()) {
      return handler.get();
    }
    try {
      Answer answer = handler.get();
      changed(caller, request, operation, "done");
      return answer;
    } catch (RuntimeException e) {
      changed(caller, request, operation, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private void changed(Caller caller, Request request, String operation, String outcome) {
    audit.changed(caller.name(), request.from(), operation, request.target().id(), outcome);
  }

  private Caller admitted(Request request, String operation, Role role) {
    try {
      return admit(
          request.from(),
          operation,
          request.certificates(),
          request.header("authorization").orElse(null),
          role);
    } catch (DeniedException e) {
      String why = String.valueOf(e.getMessage());
      throw switch (e.reason()) {
        case UNKNOWN ->
            Problem.of(401, "UNAUTHENTICATED", why).withHeader("WWW-Authenticate", "Bearer");
        case FORBIDDEN -> Problem.of(403, "FORBIDDEN", why);
        case TOO_MANY -> Problem.of(429, "TOO_MANY_DENIED", why).withHeader("Retry-After", "1");
      };
    }
  }
}
