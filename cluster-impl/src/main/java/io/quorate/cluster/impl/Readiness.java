/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.writes.Route;
import java.util.concurrent.CompletableFuture;

/**
 * When a node takes part for the first time: it has applied whatever was committed when it found a
 * leader, and the cluster has enabled operations, so that the first call after it is not refused.
 * The latter is waited for only where the cluster has none at all and will have some as soon as its
 * nodes see each other, right after it was formed: one that brings an operation which others do not
 * know is ready before them, or they would never be replaced.
 */
final class Readiness {
  private final NodeParts parts;
  private final CompletableFuture<Void> ready;
  private final Runnable look;
  private volatile Route catchingUpBy = new Route.Nowhere();
  private volatile boolean caughtUp;

  Readiness(NodeParts parts, CompletableFuture<Void> ready, Runnable look) {
    this.parts = parts;
    this.ready = ready;
    this.look = look;
  }

  /** Whether it has applied what was committed when it found a leader. */
  boolean hasCaughtUp() {
    return caughtUp;
  }

  /** Takes the next step, if there is one; on the scheduler's thread. */
  void look(Route route) {
    if (ready.isDone()) {
      return;
    }
    if (caughtUp) {
      if (hasOperations()) {
        parts.completions().add(() -> ready.complete(null));
      }
      return;
    }
    if (route instanceof Route.Nowhere || route.equals(catchingUpBy)) {
      return;
    }
    catchingUpBy = route;
    parts
        .barriers()
        .barrier(route)
        .whenComplete(
            (index, failure) -> {
              if (failure == null) {
                parts.state().whenApplied(index, this::applied);
              } else {
                catchingUpBy = new Route.Nowhere();
              }
            });
  }

  private void applied() {
    caughtUp = true;
    look.run();
  }

  private boolean hasOperations() {
    return !parts.state().tables().operations().enabled().isEmpty()
        || CommonOperations.of(parts.consensus().view(), parts.handlers(), parts.membership())
            .labels()
            .isEmpty();
  }
}
