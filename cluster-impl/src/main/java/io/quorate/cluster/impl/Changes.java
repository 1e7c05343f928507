/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterAdmin;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.MembershipChangeException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import io.quorate.cluster.impl.autopilot.Step;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.MemberRecord;
import io.quorate.cluster.impl.state.SystemCommand;
import io.quorate.cluster.impl.state.Tables;
import io.quorate.cluster.impl.writes.Batcher;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.Links;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Changes of the configuration: checked and made on the leader, sent there from elsewhere, one at a
 * time.
 */
final class Changes implements ClusterAdmin {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration TRANSFER_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration RETRY = Duration.ofMillis(50);
  private static final byte[] DONE = new byte[0];

  private final String nodeId;
  private final Consensus consensus;
  private final Membership membership;
  private final Presence presence;
  private final AddressBook addresses;
  private final Tables tables;
  private final Batcher batcher;
  private final Links links;
  private final ScheduledExecutorService timer;
  private final Supplier<Boolean> closed;
  private final Turns turns = new Turns();
  private final Set<Peer> left = ConcurrentHashMap.newKeySet();

  Changes(
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
    this.membership = membership;
    this.presence = presence;
    this.addresses = addresses;
    this.tables = tables;
    this.batcher = batcher;
    this.links = links;
    this.timer = timer;
    this.closed = closed;
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
        ? refused(Code.NOT_CONFIGURED, nodeId + " is not in the configuration and has no state")
        : consensus.snapshot();
  }

  private CompletableFuture<byte[]> onLeader(
      CallKind kind, String body, Supplier<CompletableFuture<byte[]>> here) {
    if (closed.get()) {
      return refused(Code.CLOSED, "the node is closed");
    }
    return atLeader(kind, body, here);
  }

  private static CompletableFuture<byte[]> done(CompletableFuture<?> stage) {
    return stage.thenApply(any -> DONE);
  }

  /** As {@link #leave}, of this node itself while it closes. */
  CompletableFuture<byte[]> leaveAtLast() {
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
              throw translated(leader.get(), failure);
            });
  }

  private static ClusterException translated(Peer leader, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof RemoteRefusal refusal) {
      return new MembershipChangeException(
          refusal.code(), String.valueOf(refusal.getMessage()), refusal);
    }
    return new MembershipChangeException(
        Code.UNREACHABLE,
        "the leader "
            + leader.nodeId()
            + " did not answer ("
            + cause.getMessage()
            + "); the change may still come about",
        cause);
  }

  private static <T> CompletableFuture<T> refused(Code code, String message) {
    return CompletableFuture.failedFuture(new MembershipChangeException(code, message));
  }

  /** On the leader: as {@link #join}. */
  CompletableFuture<Void> joinHere(String joining, String raftAddress) {
    String address;
    try {
      address = HostPort.parse(raftAddress).toString();
    } catch (IllegalArgumentException e) {
      return refused(Code.BAD_PAYLOAD, "raftAddr \"" + raftAddress + "\": " + e.getMessage());
    }
    return turns.take(() -> joinNow(joining, address));
  }

  private CompletableFuture<Void> joinNow(String joining, String address) {
    RaftView view = consensus.view();
    if (!view.leaderReady()) {
      return refused(Code.NOT_LEADER, "not leader");
    }
    Optional<NodeInfo> info = seen(view, joining);
    Optional<Peer> configured = view.peer(joining);
    if (configured.isPresent() && info.isEmpty()) {
      return moveUnseen(configured.get(), address);
    }
    if (info.isEmpty()) {
      return refused(
          Code.UNKNOWN_MEMBER,
          joining
              + " is not seen in the view of "
              + nodeId
              + "; start it with quorate.membership.seeds naming a member, then join it");
    }
    AnnouncedRole role = AnnouncedRole.of(info.get().roles());
    if (role == AnnouncedRole.CLIENT || role == AnnouncedRole.LEFT) {
      return refused(
          Code.UNKNOWN_MEMBER,
          role == AnnouncedRole.CLIENT
              ? joining
                  + " has quorate.role=client and cannot join; restart it as voter or listener"
              : joining + " has left the configuration; restart it to bring it back");
    }
    boolean same =
        configured.isPresent() && configured.get().incarnation().equals(info.get().incarnation());
    boolean votes = role == AnnouncedRole.VOTER;
    Optional<MembershipChangeException> refusal =
        JoinCheck.refusal(info.get(), address, view, tables);
    if (refusal.isPresent()) {
      return CompletableFuture.failedFuture(refusal.get());
    }
    return same && (configured.get().voter() || !votes) ? note(info.get()) : put(info.get(), votes);
  }

  /** Who is meant by an id: the configured storage if it is seen, or else who holds the id. */
  private Optional<NodeInfo> seen(RaftView view, String id) {
    return view.peer(id)
        .flatMap(peer -> membership.member(id, peer.incarnation()))
        .or(() -> membership.member(id));
  }

  /** A configured node that is not seen is looked for where the operator says that it is now. */
  private CompletableFuture<Void> moveUnseen(Peer peer, String address) {
    if (addresses.address(peer).equals(address)) {
      return CompletableFuture.completedFuture(null);
    }
    addresses.given(peer.nodeId(), peer.incarnation(), address);
    String management =
        tables.members().member(peer.nodeId()).map(MemberRecord::managementAddress).orElse("");
    return note(new MemberRecord(peer.nodeId(), peer.incarnation(), address, management));
  }

  private CompletableFuture<Void> note(NodeInfo info) {
    return note(
        new MemberRecord(
            info.nodeId(), info.incarnation(), info.raftAddress(), info.managementAddress()));
  }

  private CompletableFuture<Void> note(MemberRecord record) {
    return tables.members().member(record.nodeId()).equals(Optional.of(record))
        ? CompletableFuture.completedFuture(null)
        : batcher.system(new SystemCommand.PutMember(record)).thenApply(noted -> null);
  }

  private CompletableFuture<Void> put(NodeInfo info, boolean voter) {
    Peer peer = new Peer(info.nodeId(), info.incarnation(), voter);
    return consensus
        .add(peer, TIMEOUT)
        .thenCompose(added -> note(info))
        .thenApply(
            noted -> {
              left.removeIf(gone -> gone.nodeId().equals(peer.nodeId()));
              return null;
            });
  }

  /** Those that left and were out of sight since may come back. */
  void look() {
    left.removeIf(gone -> membership.member(gone.nodeId()).isEmpty());
  }

  /**
   * Takes one step of autopilot, unless the moment for it has passed. On the leader.
   *
   * @param planned the configuration in which it is due: in another one, there may be as many
   *     voters as there may be at most, or as there must be at least
   */
  CompletableFuture<Void> take(Step step, Collection<Peer> planned) {
    return turns.take(
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
    return back ? CompletableFuture.completedFuture(null) : leaveNow(gone);
  }

  /** It may have halted, or gone, while others had their turn. */
  private CompletableFuture<Void> promote(String listener) {
    boolean there = consensus.view().peer(listener).filter(presence::isThere).isPresent();
    return there ? enter(listener, true) : CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> enter(String entering, boolean voter) {
    RaftView view = consensus.view();
    Optional<NodeInfo> info = seen(view, entering);
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
    return there ? CompletableFuture.completedFuture(null) : put(info.get(), voter);
  }

  /** Why autopilot must not bring a node in, or let it vote, that is seen. */
  Optional<String> refusal(NodeInfo info, RaftView view) {
    if (left.stream().anyMatch(gone -> isSame(gone, info))) {
      return Optional.of("has left the configuration; restart it to bring it back");
    }
    return info.raftAddress().isEmpty()
        ? Optional.of("has not said its Raft address yet")
        : JoinCheck.refusal(info, info.raftAddress(), view, tables).map(Throwable::getMessage);
  }

  private static boolean isSame(Peer peer, NodeInfo info) {
    return peer.nodeId().equals(info.nodeId()) && peer.incarnation().equals(info.incarnation());
  }

  /** On the leader: as {@link #leave}. */
  CompletableFuture<Void> leaveHere(String leaving) {
    return leaving.equals(nodeId) ? leaveNow(leaving) : turns.take(() -> leaveNow(leaving));
  }

  private CompletableFuture<Void> leaveNow(String leaving) {
    RaftView view = consensus.view();
    if (!view.leaderReady()) {
      return refused(Code.NOT_LEADER, "not leader");
    }
    Optional<MembershipChangeException> refusal =
        LeaveCheck.refusal(leaving, view, presence::isSeen, presence::answers);
    if (refusal.isPresent()) {
      return CompletableFuture.failedFuture(refusal.get());
    }
    if (leaving.equals(nodeId)) {
      return handOverAndLeave();
    }
    Peer peer = view.peer(leaving).orElseThrow();
    left.add(peer);
    return consensus
        .remove(leaving, TIMEOUT)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                left.remove(peer);
              }
            })
        .thenCompose(done -> batcher.system(new SystemCommand.RemoveMember(leaving)))
        .thenApply(
            done -> {
              // Best effort: it may be gone already.
              links.call(peer, CallKind.REMOVED, new byte[0]);
              return null;
            });
  }

  private static String ids(RaftView view) {
    return view.peers().stream().map(Peer::nodeId).sorted().toList().toString();
  }

  /** The leader leaves: the next leader removes it. */
  private CompletableFuture<Void> handOverAndLeave() {
    Optional<String> target = consensus.mostUpToDate(presence::isThere);
    if (target.isEmpty()) {
      return refused(Code.NO_QUORUM, "no other voter could take over");
    }
    Peer successor = consensus.view().peer(target.get()).orElseThrow();
    return consensus
        .transfer(target.get(), TRANSFER_TIMEOUT)
        .thenCompose(
            done -> askSuccessor(successor, System.nanoTime() + TRANSFER_TIMEOUT.toNanos()))
        .handle(
            (done, failure) -> {
              if (failure == null) {
                return null;
              }
              throw translated(successor, failure);
            });
  }

  /**
   * It answers that it does not lead until it has applied what was committed before its term, and
   * that too few are there until the others have answered it.
   */
  private CompletableFuture<byte[]> askSuccessor(Peer successor, long deadlineNanos) {
    return links
        .call(successor, CallKind.LEAVE, nodeId.getBytes(StandardCharsets.UTF_8))
        .handle(
            (done, failure) ->
                failure == null
                    ? CompletableFuture.completedFuture(done)
                    : isTooEarly(failure) && System.nanoTime() - deadlineNanos < 0
                        ? later(() -> askSuccessor(successor, deadlineNanos))
                        : CompletableFuture.<byte[]>failedFuture(failure))
        .thenCompose(asked -> asked);
  }

  private static boolean isTooEarly(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof RemoteRefusal refusal
        && (refusal.code() == Code.NOT_LEADER || refusal.code() == Code.NO_QUORUM);
  }

  private CompletableFuture<byte[]> later(Supplier<CompletableFuture<byte[]>> call) {
    CompletableFuture<byte[]> made = new CompletableFuture<>();
    try {
      timer.schedule(
          () ->
              call.get()
                  .whenComplete(
                      (done, failure) -> {
                        if (failure == null) {
                          made.complete(done);
                        } else {
                          made.completeExceptionally(failure);
                        }
                      }),
          RETRY.toMillis(),
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      made.completeExceptionally(e);
    }
    return made;
  }

  /** On the leader: to whoever has most of the log. */
  CompletableFuture<String> handOver() {
    RaftView view = consensus.view();
    if (!view.leaderReady()) {
      return refused(Code.NOT_LEADER, "not leader");
    }
    return consensus
        .mostUpToDate(presence::isThere)
        .map(this::transferHere)
        .orElseGet(
            () -> refused(Code.NO_QUORUM, "no other voter is seen and answers that could lead"));
  }

  /** On the leader: answers who leads then. */
  CompletableFuture<String> transferHere(String target) {
    RaftView view = consensus.view();
    if (!view.leaderReady()) {
      return refused(Code.NOT_LEADER, "not leader");
    }
    if (target.equals(nodeId)) {
      return CompletableFuture.completedFuture(target);
    }
    if (view.peer(target).filter(Peer::voter).isEmpty()) {
      return refused(Code.UNKNOWN_MEMBER, target + " is not a voter of " + ids(view));
    }
    return consensus.transfer(target, TRANSFER_TIMEOUT).thenApply(done -> target);
  }
}
