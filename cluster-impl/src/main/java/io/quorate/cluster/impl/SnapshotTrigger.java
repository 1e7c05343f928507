/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.state.ReplicatedState;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a snapshot when enough entries or bytes have been applied since the last. */
final class SnapshotTrigger {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotTrigger.class);
  private static final double NANOS = 1e9;

  private final String nodeId;
  private final Consensus consensus;
  private final ReplicatedState state;
  private final HaltSwitch halt;
  private final long entries;
  private final long bytes;
  private CompletableFuture<Long> running = CompletableFuture.completedFuture(-1L);
  private volatile long index;
  private volatile long takenNanos;

  SnapshotTrigger(
      String nodeId,
      Consensus consensus,
      ReplicatedState state,
      HaltSwitch halt,
      long entries,
      long bytes) {
    this.nodeId = nodeId;
    this.consensus = consensus;
    this.state = state;
    this.halt = halt;
    this.entries = entries;
    this.bytes = bytes;
  }

  /** Looks whether one is due; on the scheduler. */
  void look() {
    boolean due = state.entriesSinceSnapshot() >= entries || state.bytesSinceSnapshot() >= bytes;
    if (due && running.isDone() && !halt.isHalted()) {
      running = take();
    }
  }

  CompletableFuture<Long> take() {
    return consensus
        .snapshot()
        .whenComplete(
            (taken, failure) -> {
              if (failure == null) {
                index = taken;
                takenNanos = System.nanoTime();
              } else {
                LOG.warn("{}: no snapshot was taken, trying again later", nodeId, failure);
              }
            });
  }

  long index() {
    return index;
  }

  OptionalDouble ageSeconds() {
    return takenNanos == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((System.nanoTime() - takenNanos) / NANOS);
  }
}
