/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jgroups.Address;
import org.jgroups.blocks.cs.Connection;
import org.jspecify.annotations.Nullable;

/** Connections that may close without their peers being taken for dead. Thread-safe. */
final class Excuses {
  /** How long a peer is excused that has said that it will close its connections. */
  private static final long PEER_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final LongSupplier nanoTime;
  private final Map<Address, Long> peers = new ConcurrentHashMap<>();
  private final Set<Connection> connections =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  Excuses(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** All connections of this peer, for a while. */
  void peer(Address peer) {
    long now = nanoTime.getAsLong();
    peers.values().removeIf(until -> until - now <= 0);
    peers.put(peer, now + PEER_NANOS);
  }

  /** This connection, for good: this node itself has hung up. */
  void connection(Connection connection) {
    connections.add(connection);
  }

  boolean cover(Connection connection, @Nullable Address peer) {
    return connections.contains(connection) || (peer != null && isExcused(peer));
  }

  private boolean isExcused(Address peer) {
    Long until = peers.get(peer);
    return until != null && until - nanoTime.getAsLong() > 0;
  }
}
