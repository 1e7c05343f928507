/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.RaftRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.jspecify.annotations.Nullable;

/** Reads the engine's state into our terms. */
final class Views {
  private Views() {}

  static RaftView of(UUID clusterId, RaftServer.Division division) {
    DivisionInfo info = division.getInfo();
    RaftConfiguration configuration = division.getRaftConf();
    List<Peer> peers = new ArrayList<>();
    add(peers, configuration, RaftPeerRole.FOLLOWER);
    add(peers, configuration, RaftPeerRole.LISTENER);
    boolean self = peers.stream().anyMatch(peer -> peer.id().equals(division.getId().toString()));
    RaftPeerId leaderId = info.getLeaderId();
    Optional<Peer> leader =
        leaderId == null
            ? Optional.empty()
            : peers.stream().filter(peer -> peer.id().equals(leaderId.toString())).findFirst();
    return new RaftView(
        Optional.of(clusterId),
        self && info.isAlive() ? role(info.getCurrentRole()) : RaftRole.NONE,
        info.getCurrentTerm(),
        leader,
        info.isLeaderReady(),
        division.getRaftLog().getLastCommittedIndex(),
        List.copyOf(peers));
  }

  private static void add(List<Peer> peers, RaftConfiguration configuration, RaftPeerRole role) {
    for (RaftPeer each : configuration.getAllPeers(role)) {
      Peer peer = Peer.of(each.getId().toString(), role == RaftPeerRole.FOLLOWER);
      // A listener that becomes a voter is both for a while.
      if (peers.stream().noneMatch(known -> known.id().equals(peer.id()))) {
        peers.add(peer);
      }
    }
  }

  /** The engine has no role while a group is being opened. */
  private static RaftRole role(@Nullable RaftPeerRole role) {
    if (role == null) {
      return RaftRole.NONE;
    }
    return switch (role) {
      case LEADER -> RaftRole.LEADER;
      case CANDIDATE -> RaftRole.CANDIDATE;
      case LISTENER -> RaftRole.LISTENER;
      default -> RaftRole.FOLLOWER;
    };
  }
}
