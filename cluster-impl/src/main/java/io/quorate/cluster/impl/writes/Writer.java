/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.impl.format.OperationKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Accepts replicated writes of this node. Safe for use from any thread. */
public final class Writer {
  private final WriteOrigin origin;

  /** A writer into an origin. */
  public Writer(WriteOrigin origin) {
    this.origin = origin;
  }

  /** Accepts a command; the stage completes when it has ended, away from the apply thread. */
  public CompletableFuture<Applied> write(
      OperationKey key, byte[] payload, @Nullable String caller, Duration timeout) {
    long now = System.nanoTime();
    return origin.submit(
        new PendingCommand(key, payload, caller, null, now, now + timeout.toNanos()));
  }
}
