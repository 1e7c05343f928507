/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.founding.Charter;
import io.quorate.cluster.impl.founding.Expectations;
import io.quorate.cluster.impl.founding.ExpectedNumber;
import io.quorate.cluster.impl.founding.Founder;
import io.quorate.cluster.impl.founding.Founding;
import io.quorate.cluster.impl.founding.FoundingPeers;
import io.quorate.cluster.impl.founding.Message;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.NodeInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Founding over membership. Confined to the scheduler's thread. */
final class FoundingDuties implements FoundingPeers {
  private static final Logger LOG = LoggerFactory.getLogger(FoundingDuties.class);

  private final NodeParts parts;
  private final Founding founding;
  private String told = "";

  FoundingDuties(NodeParts parts) {
    this.parts = parts;
    this.founding =
        new Founding(
            parts.nodeId(),
            parts.identity().node().incarnation(),
            parts.config().get(ConfigKeys.BOOTSTRAP_EXPECT),
            new DurableCharters(parts.config().get(ConfigKeys.DATA_DIR)),
            this,
            UUID::randomUUID);
  }

  void look(RaftView view) {
    if (view.clusterId().isEmpty() && !parts.halt().isHalted()) {
      tell(waiting(parts.config(), parts.membership()).orElse(""));
      founding.look(System.nanoTime());
    }
  }

  private void tell(String waiting) {
    if (!waiting.isEmpty() && !waiting.equals(told)) {
      LOG.info("{}", waiting);
    }
    told = waiting;
  }

  /** What this node announces: bootstrap forms a cluster of one. */
  static int expected(ClusterConfig config) {
    return config.get(ConfigKeys.BOOTSTRAP) ? 1 : config.get(ConfigKeys.BOOTSTRAP_EXPECT);
  }

  /** What a node that forms a cluster with others waits for. Safe for use from any thread. */
  static Optional<String> waiting(ClusterConfig config, Membership membership) {
    int expected = config.get(ConfigKeys.BOOTSTRAP_EXPECT);
    return expected == 0
        ? Optional.empty()
        : new Expectations(expected, seen(membership)).waiting(config.get(ConfigKeys.NODE_ID));
  }

  void heard(String from, byte[] payload) {
    Message message;
    try {
      message = Message.decode(payload);
    } catch (IllegalArgumentException e) {
      LOG.warn("{}: {} sent {}", parts.nodeId(), from, e.getMessage());
      return;
    }
    founding.heard(from, message, parts.consensus().view().clusterId());
  }

  @Override
  public List<Seen> seen() {
    return seen(parts.membership());
  }

  private static List<Seen> seen(Membership membership) {
    return membership.view().members().stream().map(FoundingDuties::seen).toList();
  }

  private static Seen seen(NodeInfo info) {
    return new Seen(
        new Founder(info.nodeId(), info.incarnation(), info.raftAddress()),
        AnnouncedRole.of(info.roles()) == AnnouncedRole.VOTER,
        ExpectedNumber.of(info.roles()),
        Optional.ofNullable(info.clusterUuid()));
  }

  @Override
  public void send(String nodeId, Message message) {
    parts.membership().send(nodeId, MessageKinds.FOUNDING, message.encode());
  }

  @Override
  public void form(Charter charter) {
    charter
        .founders()
        .forEach(
            founder ->
                parts
                    .addresses()
                    .given(founder.nodeId(), founder.incarnation(), founder.raftAddress()));
    parts
        .consensus()
        .form(
            charter.clusterId(),
            charter.founders().stream()
                .map(founder -> new Peer(founder.nodeId(), founder.incarnation(), true))
                .toList());
  }
}
