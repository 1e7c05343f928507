/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.Member;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.MemberFailed;
import io.quorate.cluster.event.MemberJoined;
import io.quorate.cluster.event.MemberLeft;
import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import io.quorate.cluster.impl.changes.AutopilotDuties;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.digests.DigestExchange;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.membership.MessageKinds;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.SystemCommand;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.RemoteRefusal;
import io.quorate.cluster.impl.writes.Route;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the node does when consensus or membership tells it something, and now and then. All of it
 * runs on the scheduler's thread, so that the parts it drives need no locks.
 */
final class NodeReactions implements Reactions {
  private static final Logger LOG = LoggerFactory.getLogger(NodeReactions.class);
  private static final long LOOK_MILLIS = 100;
  private static final long SLOW_LOOK_MILLIS = 1_000;

  private final NodeParts parts;
  private final Readiness readiness;
  private final RoleWatch watch;
  private final EarlyElection election;
  private final DigestExchange digests;
  private final RemovalCheck removal;
  private final LeaderDuties duties;
  private final Belonging belonging;
  private final Formation formation;
  private final TopicDuties topics;
  private final FoundingDuties founding;
  private final AutopilotDuties autopilot;
  private final AtomicBoolean lookPlanned = new AtomicBoolean();
  private volatile boolean removed;

  NodeReactions(NodeParts parts, CompletableFuture<Void> ready, Management management) {
    this.parts = parts;
    this.readiness = new Readiness(parts, ready, this::changed);
    this.watch = new RoleWatch(parts.nodeId(), parts.events(), parts.counters());
    this.election =
        new EarlyElection(
            parts.nodeId(),
            parts.consensus(),
            parts.membership(),
            parts.scheduler(),
            MessageKinds.LOG_END,
            parts.config().get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MIN),
            parts.config().get(ConfigKeys.RAFT_ELECTION_TIMEOUT_MAX));
    this.digests =
        DigestExchange.of(
            parts.nodeId(),
            parts.state(),
            parts.consensus(),
            parts.membership(),
            parts.links(),
            parts.halt(),
            parts.scheduler());
    this.removal =
        new RemovalCheck(
            parts.nodeId(),
            parts.consensus()::view,
            management::status,
            parts.scheduler(),
            this::removed);
    this.duties =
        new LeaderDuties(
            parts.handlers(),
            parts.membership(),
            parts.state().tables(),
            parts.batcher(),
            () -> parts.identity().node().epoch());
    this.belonging = new Belonging(parts);
    this.formation = new Formation(parts);
    this.topics = new TopicDuties(parts);
    this.founding = new FoundingDuties(parts);
    this.autopilot = parts.autopilot();
    answerCalls();
  }

  private void answerCalls() {
    new ForwardedChanges(
            parts.changes(), () -> parts.consensus().view().leaderReady(), parts.access().audit())
        .answer(parts.calls());
    parts.calls().on(CallKind.WRITE, onLeader(parts.forwarded()::accept));
    parts
        .calls()
        .on(
            CallKind.BARRIER,
            onLeader(body -> parts.localBarrier().get().thenApply(this::announced)));
    parts.calls().on(CallKind.OPEN_SESSION, onLeader(this::openSession));
    parts.calls().on(CallKind.TOPIC_ACKS, onLeader(parts.delivery()::told));
    parts.calls().on(CallKind.REMOVED, body -> toldToBeRemoved());
    parts.calls().on(CallKind.DIGEST, digests::answer);
  }

  private Function<byte[], CompletableFuture<byte[]>> onLeader(
      Function<byte[], CompletableFuture<byte[]>> handler) {
    return body ->
        parts.consensus().view().leaderReady()
            ? handler.apply(body)
            : CompletableFuture.failedFuture(
                new RemoteRefusal(Code.NOT_LEADER, parts.nodeId() + " does not lead"));
  }

  /** The asking node waits until it has applied that entry. */
  private byte[] announced(long index) {
    parts.commits().now();
    return ByteBuffer.allocate(Long.BYTES).putLong(0, index).array();
  }

  private CompletableFuture<byte[]> openSession(byte[] body) {
    SystemCommand command;
    try {
      command = SystemCommand.decode(new SystemCommand.OpenSession("", 0).key(), body);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
    return parts
        .batcher()
        .system(command)
        .thenApply(
            outcome -> {
              if (outcome instanceof Outcome.Success success) {
                return success.bytes();
              }
              throw new IllegalStateException(String.valueOf(outcome));
            });
  }

  /** The leader says so, or anybody who can call. */
  private CompletableFuture<byte[]> toldToBeRemoved() {
    if (!removed) {
      onScheduler(removal::told);
    }
    return CompletableFuture.completedFuture(new byte[0]);
  }

  private void removed() {
    removed = true;
    LOG.warn("{}: was removed from the configuration; restart it to join again", parts.nodeId());
    parts.route(new Route.Nowhere());
    parts.membership().update(info -> info.withRoles(Set.of(AnnouncedRole.LEFT.id())));
    parts.halt().halt("this node was removed from the configuration", null);
  }

  /** Whether it has applied what was committed when it found a leader. */
  boolean hasCaughtUp() {
    return readiness.hasCaughtUp();
  }

  /** Whether the log has to be put aside when consensus is closed. */
  boolean isRemoved() {
    return removed;
  }

  void start() {
    parts.scheduler().scheduleWithFixedDelay(this::safeLook, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    parts
        .scheduler()
        .scheduleWithFixedDelay(
            this::safeSlowLook, SLOW_LOOK_MILLIS, SLOW_LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop() {
    parts.scheduler().shutdownNow();
  }

  private void onScheduler(Runnable task) {
    try {
      parts.scheduler().execute(() -> safely(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: closing", parts.nodeId(), e);
    }
  }

  /** Nobody reads what a task of the scheduler throws. */
  private void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("{}: what was heard could not be dealt with", parts.nodeId(), e);
    }
  }

  @Override
  public void changed() {
    if (lookPlanned.compareAndSet(false, true)) {
      onScheduler(this::safeLook);
    }
  }

  private void safeLook() {
    lookPlanned.set(false);
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("{}: looking at consensus failed, trying again", parts.nodeId(), e);
    }
  }

  private void look() {
    RaftView view = parts.halt().isHalted() ? RaftView.NONE : parts.consensus().view();
    Route route = watch.route(view);
    if (!route.equals(parts.route())) {
      if (parts.route() instanceof Route.Local) {
        parts.batcher().failQueued(Code.NOT_LEADER, parts.nodeId() + " no longer leads");
      }
      parts.route(route);
    }
    parts.addresses().look(view);
    parts.consensus().addressesChanged();
    watch.look(view);
    belonging.look(view);
    duties.look(view);
    parts.foreign().look(view);
    formation.look(view);
    founding.look(view);
    autopilot.look(view);
    readiness.look(route);
    topics.look(view, readiness.hasCaughtUp());
    digests.look();
  }

  private void safeSlowLook() {
    try {
      parts.disk().look();
      parts.snapshots().look();
      digests.ask();
      digests.confirm();
      parts.consensus().lookAtConnections(this::sees);
    } catch (RuntimeException e) {
      LOG.warn("{}: a periodic check failed, trying again", parts.nodeId(), e);
    }
  }

  private boolean sees(Peer peer) {
    return parts.membership().member(peer.nodeId(), peer.incarnation()).isPresent();
  }

  @Override
  public void groupAdded(UUID clusterId) {
    belonging.joined(clusterId);
  }

  @Override
  public void failed(String reason, Throwable cause) {
    parts.halt().halt(reason, cause);
  }

  @Override
  public CompletableFuture<byte[]> called(byte[] request) {
    return parts.calls().answer(request);
  }

  @Override
  public void joined(NodeInfo node) {
    onScheduler(() -> parts.consensus().seenAgain(node.nodeId(), node.incarnation()));
    tell(node, MemberJoined::new);
    parts.delivery().floorsChanged();
  }

  @Override
  public void left(NodeInfo node) {
    onScheduler(() -> election.memberGone(node.nodeId()));
    tell(node, MemberLeft::new);
    parts.delivery().floorsChanged();
  }

  @Override
  public void failed(NodeInfo node) {
    onScheduler(() -> election.memberGone(node.nodeId()));
    tell(node, MemberFailed::new);
    parts.delivery().floorsChanged();
  }

  /** After what is known of leaders by then: a leader that left has handed over before. */
  private void tell(NodeInfo node, Function<Member, ClusterEvent> event) {
    onScheduler(
        () -> {
          safeLook();
          RaftView view = parts.consensus().view();
          parts.events().publish(event.apply(parts.report().member(node, view)));
        });
  }

  @Override
  public void message(String from, byte kind, byte[] payload) {
    onScheduler(
        () -> {
          switch (kind) {
            case MessageKinds.LOG_END -> election.heard(from, payload);
            case MessageKinds.DIGEST_ASK -> digests.asked(payload);
            case MessageKinds.FOUNDING -> founding.heard(from, payload);
            case MessageKinds.DIGEST_TELL -> digests.told(from, payload);
            default -> LOG.debug("{}: message {} from {} is unknown", parts.nodeId(), kind, from);
          }
        });
  }
}
