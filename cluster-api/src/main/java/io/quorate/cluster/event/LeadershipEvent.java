/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

/** An event about who leads; never dropped, however slow the subscriber. */
public sealed interface LeadershipEvent extends ClusterEvent
    permits LeaderChanged, LeadershipGained, LeadershipLost, ElectionStarted, ElectionEnded {
  /** The term in which it happened (Raft §5.1). */
  long term();
}
