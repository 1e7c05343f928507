/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.impl.telemetry.ConnectionFigures;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.ratis.protocol.RaftPeerId;

/**
 * Counts the engine's connections to other nodes and knows what is under way on them. The engine
 * keeps each from its first call to a call that fails, and then opens another. Safe for use from
 * any thread.
 */
final class PeerConnections {
  private final Map<RaftPeerId, Connection> open = new ConcurrentHashMap<>();
  private final LongSupplier now;
  private final LongAdder dials = new LongAdder();
  private final LongAdder reuses = new LongAdder();
  private final LongAdder evictions = new LongAdder();

  /** What is under way on one connection: when each call began, by its id. */
  static final class Connection {
    private final Map<Long, Long> calls = new ConcurrentHashMap<>();

    /** That call has been answered. */
    void answered(long call) {
      calls.remove(call);
    }

    /** Whether there are calls, all of which have begun since. */
    private boolean isFresh(long since) {
      return !calls.isEmpty() && calls.values().stream().allMatch(begun -> begun - since >= 0);
    }
  }

  /** By a clock of nanoseconds. */
  PeerConnections(LongSupplier now) {
    this.now = now;
  }

  /** A call goes to a peer; returns the connection that it goes by. */
  Connection used(RaftPeerId peer, long call) {
    return open.compute(
        peer,
        (any, known) -> {
          (known == null ? dials : reuses).increment();
          Connection connection = known == null ? new Connection() : known;
          connection.calls.put(call, now.getAsLong());
          return connection;
        });
  }

  /** The open connection to a peer, unless there are calls on it which have all just begun. */
  Optional<Connection> unlessFresh(RaftPeerId peer, Duration time) {
    long since = now.getAsLong() - time.toNanos();
    return current(peer).filter(connection -> !connection.isFresh(since));
  }

  /** The open connection to a peer. */
  Optional<Connection> current(RaftPeerId peer) {
    return Optional.ofNullable(open.get(peer));
  }

  /** Whether this is still the connection to that peer; if so, the engine has to close it. */
  boolean dropped(RaftPeerId peer, Connection connection) {
    boolean known = open.remove(peer, connection);
    if (known) {
      evictions.increment();
    }
    return known;
  }

  ConnectionFigures figures() {
    return new ConnectionFigures(dials.sum(), reuses.sum(), evictions.sum(), open.size());
  }
}
