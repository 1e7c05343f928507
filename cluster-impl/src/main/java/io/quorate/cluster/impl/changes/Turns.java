/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.MembershipChangeException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One change of the configuration at a time, in the order of asking. Safe for any thread. */
final class Turns {
  /** More would wait longer than those who ask. */
  private static final int MAX_WAITING = 16;

  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private int waiting;

  /** Makes the change when all that were asked for before have ended, well or not. */
  CompletableFuture<Void> take(Supplier<CompletableFuture<Void>> change) {
    CompletableFuture<Void> made = new CompletableFuture<>();
    CompletableFuture<?> before;
    synchronized (this) {
      if (waiting >= MAX_WAITING) {
        return CompletableFuture.failedFuture(
            new MembershipChangeException(
                Code.CHANGE_IN_PROGRESS,
                waiting + " changes of the configuration wait for their turn; try again later"));
      }
      waiting++;
      before = last;
      last = made;
    }
    before.whenComplete((done, failure) -> make(change, made));
    return made;
  }

  private void make(Supplier<CompletableFuture<Void>> change, CompletableFuture<Void> made) {
    CompletableFuture<Void> begun;
    try {
      begun = change.get();
    } catch (RuntimeException e) {
      begun = CompletableFuture.failedFuture(e);
    }
    begun.whenComplete(
        (done, failure) -> {
          synchronized (this) {
            waiting--;
          }
          if (failure == null) {
            made.complete(null);
          } else {
            made.completeExceptionally(failure);
          }
        });
  }
}
