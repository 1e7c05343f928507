/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ReadResult;
import io.quorate.cluster.impl.handlers.BoundOperation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A read until it has its reply, which is encoded. */
final class PendingRead {
  final BoundOperation operation;
  final byte[] payload;
  final Duration timeout;
  final CompletableFuture<ReadResult<byte[]>> result = new CompletableFuture<>();
  private final long deadlineNanos;

  PendingRead(BoundOperation operation, byte[] payload, Duration timeout) {
    this.operation = operation;
    this.payload = payload;
    this.timeout = timeout;
    this.deadlineNanos = System.nanoTime() + timeout.toNanos();
  }

  /** Whether it may run beside others and beside the applying. */
  boolean isConcurrent() {
    return operation.definition().concurrent();
  }

  boolean isDone() {
    return result.isDone();
  }

  boolean isLate() {
    return System.nanoTime() - deadlineNanos >= 0;
  }
}
