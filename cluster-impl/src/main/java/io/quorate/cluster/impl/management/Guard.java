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
import java.util.function.Supplier;

/** Stands before every request: who asks, may they, and what is written down about it. */
final class Guard {
  private final Access access;
  private final Audit audit;

  Guard(Access access, Audit audit) {
    this.access = access;
    this.audit = audit;
  }

  Access access() {
    return access;
  }

  Audit audit() {
    return audit;
  }

  /** Answers a request, or refuses it. */
  Answer around(Request request, Route route, Supplier<Answer> handler) {
    if (route.role().isEmpty()) {
      return handler.get();
    }
    String operation = request.method() + " " + route.path();
    Caller caller = admitted(request, operation, route.role().get());
    if (!route.changes()) {
      return handler.get();
    }
    try {
      Answer answer = handler.get();
      audit.changed(caller.name(), request.from(), operation, "done");
      return answer;
    } catch (RuntimeException e) {
      audit.changed(caller.name(), request.from(), operation, String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private Caller admitted(Request request, String operation, Role role) {
    try {
      Caller caller =
          access.identify(request.certificates(), request.header("authorization").orElse(""));
      access.require(caller, role);
      return caller;
    } catch (DeniedException e) {
      audit.denied(request.from(), operation, String.valueOf(e.getMessage()));
      String why = String.valueOf(e.getMessage());
      throw e.unknown()
          ? Problem.of(401, "UNAUTHENTICATED", why).withHeader("WWW-Authenticate", "Bearer")
          : Problem.of(403, "FORBIDDEN", why);
    }
  }
}
