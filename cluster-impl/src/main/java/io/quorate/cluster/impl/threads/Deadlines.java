/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.threads;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends waiting on the node's own timer. The JDK's own, behind {@link CompletableFuture#orTimeout},
 * lasts as long as the process and keeps the class loader of whoever used it first.
 */
public final class Deadlines {
  private Deadlines() {}

  /** Runs an action when a future is not done in time; it must be short. */
  public static void expire(
      CompletableFuture<?> future,
      Duration timeout,
      ScheduledExecutorService timer,
      Runnable action) {
    if (future.isDone()) {
      return;
    }
    try {
      Future<?> task = timer.schedule(action, timeout.toNanos(), TimeUnit.NANOSECONDS);
      future.whenComplete((done, failure) -> task.cancel(false));
    } catch (RejectedExecutionException e) {
      action.run();
    }
  }
}
