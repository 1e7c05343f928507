/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.membership.Membership;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether configured nodes are there, as the leader knows it. Membership alone does not tell: a
 * node that has halted stays in the view, and confirms nothing any more. Safe for use from any
 * thread.
 */
public final class Presence {
  /** A pause for garbage on a busy machine is no silence. */
  private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(3);

  private final String nodeId;
  private final Duration silence;
  private final Consensus consensus;
  private final Membership membership;

  /**
   * Asks these two.
   *
   * @param electionTimeoutMax a peer is silent after twice this time without an answer
   */
  public Presence(
      String nodeId, Duration electionTimeoutMax, Consensus consensus, Membership membership) {
    this.nodeId = nodeId;
    this.silence = silence(electionTimeoutMax);
    this.consensus = consensus;
    this.membership = membership;
  }

  private static Duration silence(Duration electionTimeoutMax) {
    Duration twice = electionTimeoutMax.multipliedBy(2);
    return twice.compareTo(SHORTEST_SILENCE) < 0 ? SHORTEST_SILENCE : twice;
  }

  /** Membership sees it, and Raft hears of it: its vote and its confirmations can be counted on. */
  public boolean isThere(Peer peer) {
    return isSeen(peer) && answers(peer);
  }

  /** Membership sees it, as the configured incarnation. */
  public boolean isSeen(Peer peer) {
    return isSelf(peer) || membership.member(peer.nodeId(), peer.incarnation()).isPresent();
  }

  /** It answers what this leader appends. */
  public boolean answers(Peer peer) {
    return sinceAnswer(peer).isPresent();
  }

  /** How long ago it last answered this leader; empty if it does not, or this node leads not. */
  Optional<Duration> sinceAnswer(Peer peer) {
    return isSelf(peer)
        ? Optional.of(Duration.ZERO)
        : consensus.sinceAnswer(peer).filter(since -> since.compareTo(silence) <= 0);
  }

  private boolean isSelf(Peer peer) {
    return peer.nodeId().equals(nodeId);
  }
}
