/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What can be read off the node at any moment. Called by scrapes, from any thread; must not block.
 */
public interface Figures {
  /** Members of the current view, this node included. */
  int members();

  /** Whether this node believes to lead. */
  boolean isLeader();

  /** Whether a leader is known. */
  boolean leaderKnown();

  /** Whether a leader is known, this node is not halted and it can accept writes. */
  boolean healthy();

  /** The current term (Raft §5.1). */
  long term();

  /** The last index known to be committed. */
  long commitIndex();

  /** The last index applied. */
  long appliedIndex();

  /** Commands that wait on this node for their outcome. */
  long pendingCommands();

  /** Bytes of those commands. */
  long pendingBytes();

  /** Sessions kept in replicated state. */
  long sessions();

  /** Bytes of log on disk. */
  long logBytes();

  /** Free space of the data directory. */
  long freeSpaceBytes();

  /** The index that the newest snapshot covers, or 0. */
  long snapshotIndex();

  /** Seconds since the newest snapshot was taken; empty when there is none. */
  OptionalDouble snapshotAgeSeconds();

  /** What was done with connections to other nodes. */
  default ConnectionFigures connections() {
    return ConnectionFigures.NONE;
  }

  /** What topics tell. */
  default TopicFigures topics() {
    return TopicFigures.NONE;
  }

  /** What each kind of discovery tells. */
  default List<DiscoveryFigure> discovery() {
    return List.of();
  }

  /** The health of each member by id, from 0.0 to 1.0. */
  Map<String, Double> memberHealth();

  /** What there is to know of certificates; empty without TLS. */
  Optional<TlsFigures> tls();
}
