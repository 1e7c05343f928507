/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node is in the configuration no longer, once somebody says so. Whoever has the
 * certificate of any node can say it, so this node asks those of its configuration by itself, where
 * the called is who it is called: one that leads, in a term no older than this node's, has to
 * answer that it is gone. Confined to the scheduler's thread.
 */
final class RemovalCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RemovalCheck.class);
  private static final Duration ROUND = Duration.ofMillis(200);

  /** An election, should the leader be gone that has removed this node, fits in. */
  private static final int ROUNDS = 25;

  private final String nodeId;
  private final Supplier<RaftView> view;
  private final Function<Peer, CompletableFuture<ClusterStatus>> status;
  private final ScheduledExecutorService scheduler;
  private final Runnable confirmed;
  private final Map<String, ClusterStatus> answers = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private int roundsLeft;

  /**
   * A check of one node.
   *
   * @param status asks a peer for its own status
   * @param confirmed what to do when this node was removed
   */
  RemovalCheck(
      String nodeId,
      Supplier<RaftView> view,
      Function<Peer, CompletableFuture<ClusterStatus>> status,
      ScheduledExecutorService scheduler,
      Runnable confirmed) {
    this.nodeId = nodeId;
    this.view = view;
    this.status = status;
    this.scheduler = scheduler;
    this.confirmed = confirmed;
  }

  /** Somebody says that this node was removed. One that leads knows better. */
  void told() {
    RaftView now = view.get();
    if (now.leaderReady()) {
      return;
    }
    boolean underWay = roundsLeft > 0;
    roundsLeft = ROUNDS;
    if (!underWay) {
      round(now);
    }
  }

  private void round(RaftView now) {
    for (Peer peer : now.peers()) {
      if (!peer.nodeId().equals(nodeId) && asked.add(peer.nodeId())) {
        ask(peer);
      }
    }
    try {
      scheduler.schedule(this::judge, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: closing", nodeId, e);
    }
  }

  private void ask(Peer peer) {
    CompletableFuture<ClusterStatus> unused =
        status
            .apply(peer)
            .whenCompleteAsync(
                (answer, failure) -> {
                  asked.remove(peer.nodeId());
                  if (failure == null) {
                    answers.put(peer.nodeId(), answer);
                  } else {
                    LOG.debug("{}: {} does not tell its status", nodeId, peer.nodeId(), failure);
                  }
                },
                scheduler);
  }

  private void judge() {
    RaftView now = view.get();
    Optional<ClusterStatus> leader =
        answers.values().stream()
            .filter(answer -> leads(answer, now))
            .max(Comparator.comparingLong(ClusterStatus::term));
    if (leader.filter(this::isWithoutThis).isPresent() && !now.leaderReady()) {
      end();
      confirmed.run();
    } else if (now.leaderReady() || --roundsLeft == 0) {
      end();
      LOG.warn(
          "{}: was told that it was removed from the configuration, which no leader of term {} or"
              + " later confirms; it stays",
          nodeId,
          now.term());
    } else {
      round(now);
    }
  }

  private void end() {
    roundsLeft = 0;
    answers.clear();
  }

  private static boolean leads(ClusterStatus answer, RaftView now) {
    return answer.role() == RaftRole.LEADER
        && answer.clusterId().equals(now.clusterId())
        && answer.term() >= now.term();
  }

  private boolean isWithoutThis(ClusterStatus leader) {
    return leader.members().stream()
        .noneMatch(member -> member.id().equals(nodeId) && member.suffrage() != Suffrage.NONE);
  }
}
