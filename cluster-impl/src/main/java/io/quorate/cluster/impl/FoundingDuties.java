/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.consensus.FirstVoters;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.format.DataDirectoryException;
import io.quorate.cluster.impl.founding.Charter;
import io.quorate.cluster.impl.founding.Founding;
import io.quorate.cluster.impl.founding.FoundingPeers;
import io.quorate.cluster.impl.founding.Message;
import io.quorate.cluster.impl.membership.MessageKinds;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Founding over membership. Confined to the scheduler's thread. */
final class FoundingDuties implements FoundingPeers {
  private static final Logger LOG = LoggerFactory.getLogger(FoundingDuties.class);

  private final NodeParts parts;
  private final FoundingWait wait;
  private final Founding founding;
  private String told = "";
  private long nextTry = System.nanoTime();

  FoundingDuties(NodeParts parts) {
    this.parts = parts;
    this.wait = parts.foundingWait();
    this.founding =
        new Founding(
            parts.nodeId(),
            parts.identity().node().incarnation(),
            parts.config().get(ConfigKeys.BOOTSTRAP_EXPECT),
            parts.charters(),
            this,
            UUID::randomUUID);
  }

  void look(RaftView view) {
    if (view.clusterId().isPresent() || wait.isOver() || parts.halt().isHalted()) {
      return;
    }
    tell(wait.waiting().orElse(""));
    long now = System.nanoTime();
    if (now - nextTry >= 0 && !isFormation()) {
      attempt(() -> founding.look(now));
    }
  }

  /** Then the charter is {@link Formation}'s to carry out. */
  private boolean isFormation() {
    return parts.config().get(ConfigKeys.BOOTSTRAP)
        && parts
            .charters()
            .accepted()
            .filter(
                charter -> charter.isAlone(parts.nodeId(), parts.identity().node().incarnation()))
            .isPresent();
  }

  /** What the disk or the engine refuses is told, and tried again after a while. */
  private void attempt(Runnable step) {
    try {
      Optional<Charter> before = parts.charters().accepted();
      step.run();
      wait.refused(founding.refusal());
      if (!before.equals(parts.charters().accepted())) {
        wait.succeeded();
      }
    } catch (DataDirectoryException | ClusterStartException e) {
      wait.failed(e);
      nextTry = System.nanoTime() + Founding.REPEAT.toNanos();
    }
  }

  private void tell(String waiting) {
    if (!waiting.isEmpty() && !waiting.equals(told)) {
      LOG.info("{}", waiting);
    }
    told = waiting;
  }

  void heard(String from, byte[] payload) {
    Message message;
    try {
      message = Message.decode(payload);
    } catch (IllegalArgumentException e) {
      LOG.warn("{}: {} sent {}", parts.nodeId(), from, e.getMessage());
      return;
    }
    Optional<UUID> cluster =
        parts
            .consensus()
            .view()
            .clusterId()
            .or(() -> Optional.ofNullable(parts.identity().node().clusterUuid()));
    attempt(() -> founding.heard(from, message, cluster));
  }

  @Override
  public List<Seen> seen() {
    return wait.seen();
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
    FirstVoters first = firstVoters(charter);
    parts.consensus().form(first.clusterId(), first.voters());
  }

  /** Those whom a charter lets vote. */
  static FirstVoters firstVoters(Charter charter) {
    return new FirstVoters(
        charter.clusterId(),
        charter.founders().stream()
            .map(founder -> new Peer(founder.nodeId(), founder.incarnation(), true))
            .toList());
  }
}
