/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.impl.telemetry.ConnectionFigures;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.ratis.protocol.RaftPeerId;

/**
 * Counts the engine's connections to other nodes. It keeps each from its first call to a call that
 * fails, and then opens another. Safe for use from any thread.
 */
final class PeerConnections {
  private final Set<RaftPeerId> open = ConcurrentHashMap.newKeySet();
  private final LongAdder dials = new LongAdder();
  private final LongAdder reuses = new LongAdder();
  private final LongAdder evictions = new LongAdder();

  /** A call goes to a peer. */
  void used(RaftPeerId peer) {
    (open.add(peer) ? dials : reuses).increment();
  }

  /** The engine closes the connection to a peer, if it has one. */
  void dropped(RaftPeerId peer) {
    if (open.remove(peer)) {
      evictions.increment();
    }
  }

  ConnectionFigures figures() {
    return new ConnectionFigures(dials.sum(), reuses.sum(), evictions.sum(), open.size());
  }
}
