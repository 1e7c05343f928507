/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.impl.telemetry.ConnectionFigures;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.ratis.protocol.RaftPeerId;

/**
 * Counts the engine's connections to other nodes. It keeps each from its first call to a call that
 * fails, and then opens another. Safe for use from any thread.
 */
final class PeerConnections {
  /** When something was last heard on each, or when it was opened. */
  private final Map<RaftPeerId, Long> open = new ConcurrentHashMap<>();

  private final LongSupplier now;
  private final LongAdder dials = new LongAdder();
  private final LongAdder reuses = new LongAdder();
  private final LongAdder evictions = new LongAdder();

  /** By a clock of nanoseconds. */
  PeerConnections(LongSupplier now) {
    this.now = now;
  }

  /** A call goes to a peer. */
  void used(RaftPeerId peer) {
    (open.putIfAbsent(peer, now.getAsLong()) == null ? dials : reuses).increment();
  }

  /** A peer has answered a call. */
  void heard(RaftPeerId peer) {
    open.replace(peer, now.getAsLong());
  }

  /** Whether there is a connection to a peer on which nothing was heard for so long. */
  boolean isSilent(RaftPeerId peer, Duration time) {
    Long since = open.get(peer);
    return since != null && now.getAsLong() - since > time.toNanos();
  }

  /** The engine closes the connection to a peer, if it has one. */
  void dropped(RaftPeerId peer) {
    if (open.remove(peer) != null) {
      evictions.increment();
    }
  }

  ConnectionFigures figures() {
    return new ConnectionFigures(dials.sum(), reuses.sum(), evictions.sum(), open.size());
  }
}
