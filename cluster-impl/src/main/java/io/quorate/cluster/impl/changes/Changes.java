/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import io.quorate.cluster.ClusterAdmin;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.state.Tables;
import io.quorate.cluster.impl.writes.Batcher;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.Links;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * Changes of the configuration: checked and made on the leader, sent there from elsewhere, one at a
 * time.
 */
public final class Changes implements ClusterAdmin {
  private static final byte[] DONE = new byte[0];

  private final String nodeId;
  private final Consensus consensus;
  private final Links links;
  private final Supplier<Boolean> closed;
  private final HandOver handOver;
  private final ConfigurationChanges configuration;
  private final AutopilotSteps steps;

  /** Changes of what these say. */
  public Changes(
      String nodeId,
      Consensus consensus,
      Membership membership,
      Presence presence,
      AddressBook addresses,
      Tables tables,
      Batcher batcher,
      Links links,
      ScheduledExecutorService timer,
      Supplier<Boolean> closed) {
    this.nodeId = nodeId;
    this.consensus = consensus;
    this.links = links;
    this.closed = closed;
    this.handOver = new HandOver(nodeId, consensus, presence, links, timer);
    this.configuration =
        new ConfigurationChanges(
            nodeId, consensus, membership, presence, addresses, tables, batcher, links, handOver);
    this.steps = new AutopilotSteps(consensus, presence, configuration, tables);
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public CompletionStage<Void> join(String joining, String raftAddress) {
    return onLeader(
            CallKind.JOIN, joining + "\n" + raftAddress, () -> done(joinHere(joining, raftAddress)))
        .thenApply(answer -> null);
  }

  @Override
  public CompletionStage<Void> leave(String leaving) {
    return onLeader(CallKind.LEAVE, leaving, () -> done(leaveHere(leaving)))
        .thenApply(answer -> null);
  }

  @Override
  public CompletionStage<Void> transferLeadership(String target) {
    return onLeader(CallKind.TRANSFER, target, () -> done(transferHere(target)))
        .thenApply(answer -> null);
  }

  @Override
  public CompletionStage<String> transferLeadership() {
    return onLeader(
            CallKind.TRANSFER,
            "",
            () -> handOver().thenApply(leader -> leader.getBytes(StandardCharsets.UTF_8)))
        .thenApply(Changes::text);
  }

  @Override
  public CompletionStage<Long> snapshot() {
    return consensus.view().clusterId().isEmpty()
        ? Failures.refused(
            Code.NOT_CONFIGURED, nodeId + " is not in the configuration and has no state")
        : consensus.snapshot();
  }

  private CompletableFuture<byte[]> onLeader(
      CallKind kind, String body, Supplier<CompletableFuture<byte[]>> here) {
    if (closed.get()) {
      return Failures.refused(Code.CLOSED, "the node is closed");
    }
    return atLeader(kind, body, here);
  }

  private static CompletableFuture<byte[]> done(CompletableFuture<?> stage) {
    return stage.thenApply(any -> DONE);
  }

  /** As {@link #leave}, of this node itself while it closes. */
  public CompletableFuture<byte[]> leaveAtLast() {
    return atLeader(CallKind.LEAVE, nodeId, () -> done(leaveHere(nodeId)));
  }

  private CompletableFuture<byte[]> atLeader(
      CallKind kind, String body, Supplier<CompletableFuture<byte[]>> here) {
    RaftView view = consensus.view();
    if (view.leaderReady()) {
      return here.get();
    }
    Optional<Peer> leader = view.leader().filter(peer -> !peer.nodeId().equals(nodeId));
    if (leader.isEmpty()) {
      return CompletableFuture.failedFuture(
          NotCommittedException.of(Code.NO_LEADER, "no leader is known to " + nodeId));
    }
    return links
        .call(leader.get(), kind, body.getBytes(StandardCharsets.UTF_8))
        .handle(
            (answer, failure) -> {
              if (failure == null) {
                return answer;
              }
              throw Failures.translated(leader.get(), failure);
            });
  }

  /** On the leader: as {@link #join}. */
  public CompletableFuture<Void> joinHere(String joining, String raftAddress) {
    return configuration.join(joining, raftAddress);
  }

  /** On the leader: as {@link #leave}. */
  public CompletableFuture<Void> leaveHere(String leaving) {
    return configuration.leave(leaving);
  }

  /** On the leader: to whoever has most of the log. */
  public CompletableFuture<String> handOver() {
    return handOver.toMostUpToDate();
  }

  /** On the leader: answers who leads then. */
  public CompletableFuture<String> transferHere(String target) {
    return handOver.to(target);
  }

  /** What autopilot changes. */
  AutopilotSteps steps() {
    return steps;
  }
}
