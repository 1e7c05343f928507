/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether the node is ready, looked at once for all who watch: that many do, and any stranger may,
 * is no more work. Safe for use from any thread.
 */
final class WatchedReadiness {
  private static final long MAX_AGE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final BooleanSupplier ready;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean looked;
  private long lookedAt;
  private boolean up;

  WatchedReadiness(BooleanSupplier ready, LongSupplier nanoTime) {
    this.ready = ready;
    this.nanoTime = nanoTime;
  }

  /** As it is now, or was a moment ago. */
  boolean up() {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      if (!looked || now - lookedAt >= MAX_AGE_NANOS) {
        up = ready.getAsBoolean();
        looked = true;
        lookedAt = now;
      }
      return up;
    } finally {
      lock.unlock();
    }
  }
}
