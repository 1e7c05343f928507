/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import io.quorate.cluster.impl.founding.Bond;
import io.quorate.cluster.impl.founding.Charters;
import io.quorate.cluster.impl.founding.Expectations;
import io.quorate.cluster.impl.founding.ExpectedNumber;
import io.quorate.cluster.impl.founding.Founder;
import io.quorate.cluster.impl.founding.FoundingPeers.Seen;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.NodeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node that is to form a cluster waits for. Safe for use from any thread. */
final class FoundingWait {
  private static final Logger LOG = LoggerFactory.getLogger(FoundingWait.class);

  /** What is not tried again any more may have been mended. */
  private static final Duration LASTS = Duration.ofSeconds(10);

  private final String nodeId;
  private final int expected;
  private final Identity identity;
  private final Membership membership;
  private final Charters charters;
  private volatile String problem = "";
  private volatile long failedAt;
  private volatile String refusal = "";

  FoundingWait(ClusterConfig config, Identity identity, Membership membership, Charters charters) {
    this.nodeId = config.get(ConfigKeys.NODE_ID);
    this.expected = config.get(ConfigKeys.BOOTSTRAP_EXPECT);
    this.identity = identity;
    this.membership = membership;
    this.charters = charters;
  }

  /** What this node announces: bootstrap forms a cluster of one. */
  static int announced(ClusterConfig config) {
    return config.get(ConfigKeys.BOOTSTRAP) ? 1 : config.get(ConfigKeys.BOOTSTRAP_EXPECT);
  }

  /** Whether this storage belongs to a cluster, also one that it cannot take part in yet. */
  boolean isOver() {
    return identity.node().clusterUuid() != null;
  }

  /** What is waited for, and the way out. */
  Optional<String> waiting() {
    if (isOver()) {
      return Optional.empty();
    }
    if (!problem.isEmpty() && System.nanoTime() - failedAt < LASTS.toNanos()) {
      return Optional.of(nodeId + " cannot form a cluster: " + problem);
    }
    List<Seen> seen = seen();
    Optional<String> bound =
        charters.accepted().flatMap(charter -> new Bond(charter, seen).waiting(nodeId));
    if (bound.isPresent() || expected == 0) {
      return bound;
    }
    return new Expectations(expected, seen)
        .waiting(nodeId)
        .map(waiting -> refusal.isEmpty() ? waiting : waiting + "; " + refusal);
  }

  /** What could not be done; it is told once, and tried again. */
  void failed(RuntimeException cause) {
    String now = String.valueOf(cause.getMessage());
    if (!now.equals(problem)) {
      LOG.warn("{}: cannot form a cluster, trying again: {}", nodeId, now);
    }
    failedAt = System.nanoTime();
    problem = now;
  }

  /** The disk takes a charter, or lets go of one. */
  void succeeded() {
    problem = "";
  }

  /** Who has refused last, and why; empty if nobody has. */
  void refused(String by) {
    refusal = by;
  }

  /** All that are seen, this node included. */
  List<Seen> seen() {
    return membership.view().members().stream().map(FoundingWait::seen).toList();
  }

  private static Seen seen(NodeInfo info) {
    return new Seen(
        new Founder(info.nodeId(), info.incarnation(), info.raftAddress()),
        AnnouncedRole.of(info.roles()) == AnnouncedRole.VOTER,
        ExpectedNumber.of(info.roles()),
        Optional.ofNullable(info.clusterUuid()));
  }
}
