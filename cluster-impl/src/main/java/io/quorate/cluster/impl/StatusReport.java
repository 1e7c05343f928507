/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.Member;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import io.quorate.cluster.impl.autopilot.Standing;
import io.quorate.cluster.impl.changes.AddressBook;
import io.quorate.cluster.impl.changes.JoinCheck;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.state.MemberRecord;
import io.quorate.cluster.impl.state.ReplicatedState;
import io.quorate.cluster.impl.writes.WriteRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What this node knows of itself and the cluster, put together from its parts. */
final class StatusReport {
  private final String clusterName;
  private final String nodeId;
  private final Consensus consensus;
  private final Membership membership;
  private final AddressBook addresses;
  private final ReplicatedState state;
  private final HaltSwitch halt;
  private final DiskWatch disk;
  private final Supplier<Optional<String>> founding;
  private final Supplier<List<String>> further;

  StatusReport(
      String clusterName,
      String nodeId,
      Consensus consensus,
      Membership membership,
      AddressBook addresses,
      ReplicatedState state,
      HaltSwitch halt,
      DiskWatch disk,
      Supplier<Optional<String>> founding,
      Supplier<List<String>> further) {
    this.clusterName = clusterName;
    this.nodeId = nodeId;
    this.consensus = consensus;
    this.membership = membership;
    this.addresses = addresses;
    this.state = state;
    this.halt = halt;
    this.disk = disk;
    this.founding = founding;
    this.further = further;
  }

  ClusterStatus status() {
    RaftView view = consensus.view();
    List<String> warnings = warnings(view);
    return new ClusterStatus(
        clusterName,
        view.clusterId(),
        nodeId,
        view.leader().isPresent() && !halt.isHalted() && disk.refusal().isEmpty(),
        halt.isHalted() ? RaftRole.NONE : view.role(),
        view.term(),
        view.leader().map(Peer::nodeId),
        view.leader().map(addresses::address).filter(address -> !address.isEmpty()),
        view.commitIndex(),
        state.applied().index(),
        members(view),
        halt.reason(),
        warnings);
  }

  private List<String> warnings(RaftView view) {
    List<String> warnings = new ArrayList<>();
    halt.reason().ifPresent(reason -> warnings.add(nodeId + " is halted: " + reason));
    disk.refusal().map(WriteRefusal::message).ifPresent(warnings::add);
    warnings.addAll(further.get());
    if (view.clusterId().isEmpty()) {
      warnings.add(founding.get().orElseGet(this::outside));
    } else if (view.leader().isEmpty()) {
      warnings.add("no leader is known to " + nodeId);
    }
    for (Peer peer : view.peers()) {
      Optional<NodeInfo> seen = membership.member(peer.nodeId(), peer.incarnation());
      if (seen.isEmpty()) {
        warnings.add(
            membership
                .member(peer.nodeId())
                .map(info -> replaced(info, view))
                .orElse(peer.nodeId() + " is configured and not seen in the view"));
      }
      seen.flatMap(info -> contradiction(info, peer)).ifPresent(warnings::add);
    }
    return warnings;
  }

  /** Those that are about this node and its settings, and not about others. */
  List<String> ownWarnings() {
    List<String> warnings = new ArrayList<>(further.get());
    if (consensus.view().clusterId().isEmpty()) {
      founding.get().ifPresent(warnings::add);
    }
    return warnings;
  }

  /** That a node does what it is not there for. A role of another version says nothing. */
  private static Optional<String> contradiction(NodeInfo info, Peer peer) {
    AnnouncedRole role = AnnouncedRole.of(info.roles());
    return info.roles().contains(role.id())
        ? role.contradiction(peer.voter() ? Standing.VOTER : Standing.LISTENER)
            .map(what -> info.nodeId() + " " + what)
        : Optional.empty();
  }

  private String outside() {
    return nodeId
        + " is not in the configuration; the leader brings it in where quorate.join=auto, or:"
        + " clusterctl join --id "
        + nodeId
        + " --raft-addr "
        + membership.self().raftAddress();
  }

  /** That a configured node is there without what it had, and the way out. */
  private String replaced(NodeInfo info, RaftView view) {
    return info.nodeId()
        + " is there with other storage than the configured one: "
        + JoinCheck.refusal(info, info.raftAddress(), view, state.tables())
            .map(Throwable::getMessage)
            .orElse(
                "the leader brings it in anew where quorate.join=auto, or: clusterctl leave --id "
                    + info.nodeId()
                    + ", then clusterctl join --id "
                    + info.nodeId()
                    + " --raft-addr "
                    + info.raftAddress());
  }

  /** The nodes in the view and in the configuration; each id once. */
  List<Member> members(RaftView view) {
    Map<String, Member> members = new TreeMap<>();
    seen(view).forEach(member -> members.put(member.id(), member));
    for (Peer peer : view.peers()) {
      members.compute(
          peer.nodeId(),
          (id, seen) ->
              seen == null
                  ? absent(peer)
                  : seen.suffrage() == Suffrage.NONE ? absent(peer, seen) : seen);
    }
    return List.copyOf(members.values());
  }

  /** Who is in the view; of several with one id the one with the configured storage. */
  List<Member> seen(RaftView view) {
    Map<String, Member> members = new TreeMap<>();
    for (NodeInfo info : membership.view().members()) {
      NodeInfo meant =
          view.peer(info.nodeId())
              .flatMap(peer -> membership.member(peer.nodeId(), peer.incarnation()))
              .orElse(info);
      members.put(meant.nodeId(), member(meant, view));
    }
    return List.copyOf(members.values());
  }

  Member member(NodeInfo info, RaftView view) {
    Map<String, String> metadata = new HashMap<>(info.metadata());
    metadata.put("membership", info.membershipAddress());
    metadata.put("role", AnnouncedRole.of(info.roles()).id());
    if (!info.managementAddress().isEmpty()) {
      metadata.put("mgmt", info.managementAddress());
    }
    Optional<Peer> peer =
        view.peer(info.nodeId())
            .filter(configured -> configured.incarnation().equals(info.incarnation()));
    return new Member(
        info.nodeId(),
        info.raftAddress(),
        metadata,
        peer.map(StatusReport::suffrage).orElse(Suffrage.NONE),
        true,
        membership.health(info.nodeId()));
  }

  private Member absent(Peer peer) {
    Map<String, String> metadata =
        state
            .tables()
            .members()
            .member(peer.nodeId())
            .map(MemberRecord::managementAddress)
            .filter(address -> !address.isEmpty())
            .map(address -> Map.of("mgmt", address))
            .orElseGet(Map::of);
    return new Member(peer.nodeId(), addresses.address(peer), metadata, suffrage(peer), false, 0);
  }

  /** The configured storage is not there; another with its id is, and takes part in nothing. */
  private static Member absent(Peer peer, Member other) {
    return new Member(peer.nodeId(), other.address(), other.metadata(), suffrage(peer), false, 0);
  }

  private static Suffrage suffrage(Peer peer) {
    return peer.voter() ? Suffrage.VOTER : Suffrage.LISTENER;
  }
}
