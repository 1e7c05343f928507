/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import static io.quorate.cluster.impl.changes.Failures.refused;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.autopilot.Step;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.Tables;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Takes the steps that autopilot finds due. On the leader. */
final class AutopilotSteps {
  private final Consensus consensus;
  private final Presence presence;
  private final ConfigurationChanges changes;
  private final Tables tables;

  AutopilotSteps(
      Consensus consensus, Presence presence, ConfigurationChanges changes, Tables tables) {
    this.consensus = consensus;
    this.presence = presence;
    this.changes = changes;
    this.tables = tables;
  }

  /**
   * Takes one step, unless the moment for it has passed.
   *
   * @param planned the configuration in which it is due: in another one, there may be as many
   *     voters as there may be at most, or as there must be at least
   */
  CompletableFuture<Void> take(Step step, Collection<Peer> planned) {
    return changes.inTurn(
        () ->
            Set.copyOf(planned).equals(Set.copyOf(consensus.view().peers()))
                ? takeNow(step)
                : CompletableFuture.completedFuture(null));
  }

  private CompletableFuture<Void> takeNow(Step step) {
    return switch (step) {
      case Step.AddListener add -> enter(add.nodeId(), false);
      case Step.Promote promote -> promote(promote.nodeId());
      case Step.Remove remove -> removeGone(remove.nodeId());
    };
  }

  /** It may have come back while others had their turn. */
  private CompletableFuture<Void> removeGone(String gone) {
    boolean back =
        consensus
            .view()
            .peer(gone)
            .filter(peer -> presence.isSeen(peer) || presence.answers(peer))
            .isPresent();
    return back ? CompletableFuture.completedFuture(null) : changes.leaveNow(gone);
  }

  /** It may have halted, or gone, while others had their turn. */
  private CompletableFuture<Void> promote(String listener) {
    boolean there = consensus.view().peer(listener).filter(presence::isThere).isPresent();
    return there ? enter(listener, true) : CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> enter(String entering, boolean voter) {
    RaftView view = consensus.view();
    Optional<NodeInfo> info = changes.seen(view, entering);
    if (!view.leaderReady() || info.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Optional<String> refusal = refusal(info.get(), view);
    if (refusal.isPresent()) {
      return refused(Code.UNKNOWN_MEMBER, refusal.get());
    }
    boolean there =
        view.peer(entering)
            .filter(peer -> peer.incarnation().equals(info.get().incarnation()))
            .filter(peer -> peer.voter() || !voter)
            .isPresent();
    return there ? CompletableFuture.completedFuture(null) : changes.put(info.get(), voter);
  }

  /** Those that left and were out of sight since may come back. */
  void look() {
    changes.look();
  }

  /** Why autopilot must not bring a node in, or let it vote, that is seen. */
  Optional<String> refusal(NodeInfo info, RaftView view) {
    if (changes.hasLeft(info)) {
      return Optional.of("has left the configuration; restart it to bring it back");
    }
    return info.raftAddress().isEmpty()
        ? Optional.of("has not said its Raft address yet")
        : JoinCheck.refusal(info, info.raftAddress(), view, tables).map(Throwable::getMessage);
  }
}
