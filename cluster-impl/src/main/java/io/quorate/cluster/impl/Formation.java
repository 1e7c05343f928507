/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.consensus.FirstVoters;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.format.DataDirectoryException;
import io.quorate.cluster.impl.founding.Charter;
import io.quorate.cluster.impl.founding.Founder;
import io.quorate.cluster.impl.founding.Founding;
import io.quorate.cluster.impl.membership.NodeInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forms a cluster of this node alone, if it was told to and no member of its view belongs to one.
 * Seeds get a moment to answer first: a lonely second cluster would be worse than a short wait.
 * Confined to the scheduler's thread.
 */
final class Formation {
  private static final Logger LOG = LoggerFactory.getLogger(Formation.class);

  private final NodeParts parts;
  private final boolean bootstrap;
  private final FormationWait wait = new FormationWait();
  private String doubtTold = "";
  private long nextTry = System.nanoTime();
  private boolean done;
  private boolean told;

  Formation(NodeParts parts) {
    this.parts = parts;
    this.bootstrap = parts.config().get(ConfigKeys.BOOTSTRAP);
  }

  void look(RaftView view) {
    if (done || view.clusterId().isPresent() || parts.halt().isHalted()) {
      done |= view.clusterId().isPresent();
      return;
    }
    NodeInfo self = parts.membership().self();
    Optional<NodeInfo> belongs =
        parts.membership().view().members().stream()
            .filter(info -> info.clusterUuid() != null && !isSame(info, self))
            .findFirst();
    // A cluster that was seen exists, though it is out of sight now.
    if (!bootstrap || told || belongs.isPresent()) {
      tellOnce(belongs);
      return;
    }
    if (parts.foundingWait().isOver() || isBound(self)) {
      return;
    }
    if ((parts.membership().seedsAnswered() && parts.doubts().numbers().isEmpty())
        || nobodyElse()) {
      form(self);
    }
  }

  private static boolean isSame(NodeInfo info, NodeInfo self) {
    return info.nodeId().equals(self.nodeId()) && info.incarnation().equals(self.incarnation());
  }

  /** It has promised others to found a cluster with them. */
  private boolean isBound(NodeInfo self) {
    return parts
        .charters()
        .accepted()
        .filter(charter -> !charter.isAlone(self.nodeId(), self.incarnation()))
        .isPresent();
  }

  private void form(NodeInfo self) {
    if (System.nanoTime() - nextTry < 0) {
      return;
    }
    try {
      FirstVoters first =
          FoundingDuties.firstVoters(parts.charters().accepted().orElseGet(() -> charter(self)));
      parts.consensus().form(first.clusterId(), first.voters());
      LOG.info("{}: forms cluster {}", parts.nodeId(), first.clusterId());
      done = true;
    } catch (DataDirectoryException | ClusterStartException e) {
      parts.foundingWait().failed(e);
      nextTry = System.nanoTime() + Founding.REPEAT.toNanos();
    }
  }

  /** Kept, as the engine forgets whom a log was opened for when it ends before the first entry. */
  private Charter charter(NodeInfo self) {
    Charter charter =
        new Charter(
            UUID.randomUUID(),
            self.nodeId(),
            List.of(new Founder(self.nodeId(), self.incarnation(), self.raftAddress())));
    parts.charters().accept(charter);
    return charter;
  }

  /** Seeds that are to be believed have had their time to answer. */
  private boolean nobodyElse() {
    Optional<Doubt> doubt = parts.doubts().doubt();
    String text = doubt.map(Doubt::text).orElse("");
    if (!text.isEmpty() && !text.equals(doubtTold)) {
      LOG.warn("{}", text);
    }
    doubtTold = text;
    return wait.isOver(
        System.nanoTime(), parts.discovery().lastTold(), parts.discovery().isFixed(), doubt);
  }

  private void tellOnce(Optional<NodeInfo> belongs) {
    if (!told && belongs.isPresent()) {
      told = true;
      LOG.info(
          "{}: cluster {} exists ({} is in it); waiting for its leader to bring this node in, where"
              + " quorate.join=auto, or for: clusterctl join --id {} --raft-addr {}",
          parts.nodeId(),
          belongs.get().clusterUuid(),
          belongs.get().nodeId(),
          parts.nodeId(),
          parts.membership().self().raftAddress());
    }
  }
}
