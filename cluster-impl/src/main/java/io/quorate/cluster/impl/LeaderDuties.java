/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.MemberRecord;
import io.quorate.cluster.impl.state.SystemCommand;
import io.quorate.cluster.impl.state.Tables;
import io.quorate.cluster.impl.writes.Batcher;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a leader sees to now and then: that operations which every configured node knows are
 * enabled, that formats which all understand are used, and that it is itself on record. Confined to
 * the scheduler's thread.
 */
final class LeaderDuties {
  private static final Logger LOG = LoggerFactory.getLogger(LeaderDuties.class);

  private final HandlerRegistry handlers;
  private final Membership membership;
  private final Tables tables;
  private final Batcher batcher;
  private final LongSupplier ownEpoch;
  private Set<String> strangers = Set.of();
  private CompletableFuture<?> busy = CompletableFuture.completedFuture(null);

  LeaderDuties(
      HandlerRegistry handlers,
      Membership membership,
      Tables tables,
      Batcher batcher,
      LongSupplier ownEpoch) {
    this.handlers = handlers;
    this.membership = membership;
    this.tables = tables;
    this.batcher = batcher;
    this.ownEpoch = ownEpoch;
  }

  void look(RaftView view) {
    if (!view.leaderReady() || !busy.isDone()) {
      return;
    }
    CommonOperations common = CommonOperations.of(view, handlers, membership);
    SortedSet<String> more = common.labels();
    more.removeAll(tables.operations().enabled());
    if (common.complete() && !more.isEmpty()) {
      LOG.info("{}: enabling {}", membership.self().nodeId(), more);
      busy = batcher.system(new SystemCommand.EnableOperations(more));
      return;
    }
    int level = commonFeatureLevel(view);
    if (level > tables.featureLevel()) {
      LOG.info("{}: raising the feature level to {}", membership.self().nodeId(), level);
      busy = batcher.system(new SystemCommand.RaiseFeatureLevel(level));
      return;
    }
    long epoch = ownEpoch.getAsLong();
    if (epoch > tables.epoch() && tables.featureLevel() >= Tables.EPOCH_LEVEL) {
      LOG.info("{}: raising the epoch to {}", membership.self().nodeId(), epoch);
      busy = batcher.system(new SystemCommand.RaiseEpoch(epoch));
      return;
    }
    if (forgetStranger(view)) {
      return;
    }
    view.peers().stream()
        .flatMap(peer -> seen(peer).stream())
        .map(LeaderDuties::record)
        .filter(record -> !tables.members().member(record.nodeId()).equals(Optional.of(record)))
        .findFirst()
        .ifPresent(record -> busy = batcher.system(new SystemCommand.PutMember(record)));
  }

  /**
   * After a restore or a recovery there are records of nodes that are configured no longer. Looks
   * twice: a node that is just being joined may be on record before this view shows it.
   */
  private boolean forgetStranger(RaftView view) {
    Set<String> now = new TreeSet<>(tables.members().ids());
    view.peers().forEach(peer -> now.remove(peer.nodeId()));
    Optional<String> stranger = now.stream().filter(strangers::contains).findFirst();
    strangers = now;
    stranger.ifPresent(
        id -> {
          LOG.info("{}: {} is not configured any more", membership.self().nodeId(), id);
          busy = batcher.system(new SystemCommand.RemoveMember(id));
        });
    return stranger.isPresent();
  }

  /** A configured node as it is seen; this node itself, too. */
  private Optional<NodeInfo> seen(Peer peer) {
    return membership
        .member(peer.nodeId(), peer.incarnation())
        .filter(info -> !info.raftAddress().isEmpty());
  }

  private static MemberRecord record(NodeInfo info) {
    return new MemberRecord(
        info.nodeId(), info.incarnation(), info.raftAddress(), info.managementAddress());
  }

  /** What all configured nodes understand; nothing while one of them is not seen. */
  private int commonFeatureLevel(RaftView view) {
    int level = Tables.MAX_FEATURE_LEVEL;
    String self = membership.self().nodeId();
    for (Peer peer : view.peers()) {
      if (!peer.nodeId().equals(self)) {
        level =
            Math.min(
                level,
                membership
                    .member(peer.nodeId(), peer.incarnation())
                    .map(NodeInfo::maxFeatureLevel)
                    .orElse(0));
      }
    }
    return level;
  }
}
