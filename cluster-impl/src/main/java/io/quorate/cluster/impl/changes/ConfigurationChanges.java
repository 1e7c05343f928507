/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import static io.quorate.cluster.impl.changes.Failures.refused;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.MembershipChangeException;
import io.quorate.cluster.impl.autopilot.AnnouncedRole;
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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Brings nodes into the configuration and takes them out of it. On the leader. */
final class ConfigurationChanges {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final String nodeId;
  private final Consensus consensus;
  private final Membership membership;
  private final Presence presence;
  private final AddressBook addresses;
  private final Tables tables;
  private final Batcher batcher;
  private final Links links;
  private final HandOver handOver;
  private final Turns turns = new Turns();
  private final Set<Peer> left = ConcurrentHashMap.newKeySet();

  ConfigurationChanges(
      String nodeId,
      Consensus consensus,
      Membership membership,
      Presence presence,
      AddressBook addresses,
      Tables tables,
      Batcher batcher,
      Links links,
      HandOver handOver) {
    this.nodeId = nodeId;
    this.consensus = consensus;
    this.membership = membership;
    this.presence = presence;
    this.addresses = addresses;
    this.tables = tables;
    this.batcher = batcher;
    this.links = links;
    this.handOver = handOver;
  }

  /** As {@link Changes#join}. */
  CompletableFuture<Void> join(String joining, String raftAddress) {
    String address;
    try {
      address = HostPort.parse(raftAddress).toString();
    } catch (IllegalArgumentException e) {
      return refused(Code.BAD_PAYLOAD, "raftAddr \"" + raftAddress + "\": " + e.getMessage());
    }
    return inTurn(() -> joinNow(joining, address));
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
  Optional<NodeInfo> seen(RaftView view, String id) {
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

  /** Brings a node in, or lets it vote, and notes where it is. Its turn has come. */
  CompletableFuture<Void> put(NodeInfo info, boolean voter) {
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

  /** Makes a change when those before it have ended. */
  CompletableFuture<Void> inTurn(Supplier<CompletableFuture<Void>> change) {
    return turns.take(change);
  }

  /** It was told to leave, and has not been restarted since. */
  boolean hasLeft(NodeInfo info) {
    return left.stream()
        .anyMatch(
            gone ->
                gone.nodeId().equals(info.nodeId())
                    && gone.incarnation().equals(info.incarnation()));
  }

  /** Those that left and were out of sight since may come back. */
  void look() {
    left.removeIf(gone -> membership.member(gone.nodeId()).isEmpty());
  }

  /** As {@link Changes#leave}. */
  CompletableFuture<Void> leave(String leaving) {
    return leaving.equals(nodeId) ? leaveNow(leaving) : inTurn(() -> leaveNow(leaving));
  }

  /** Takes a node out. Its turn has come. */
  CompletableFuture<Void> leaveNow(String leaving) {
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
      return handOver.andLeave();
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
}
