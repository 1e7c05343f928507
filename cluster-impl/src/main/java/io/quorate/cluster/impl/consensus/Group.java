/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.CommitInfoProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;

/** What exists once this node is in a group. */
record Group(UUID id, RaftServer.Division division, Configurations configurations) {
  /** Whoever is configured, with vote and without. */
  List<RaftPeerId> peers() {
    RaftConfiguration configuration = division.getRaftConf();
    return Stream.of(RaftPeerRole.FOLLOWER, RaftPeerRole.LISTENER)
        .flatMap(role -> configuration.getAllPeers(role).stream())
        .map(RaftPeer::getId)
        .distinct()
        .toList();
  }

  /** As {@link Consensus#committedOn}. */
  OptionalLong committedOn(Peer peer) {
    return division.getCommitInfos().stream()
        .filter(info -> info.getServer().getId().toStringUtf8().equals(peer.id()))
        .mapToLong(CommitInfoProto::getCommitIndex)
        .findFirst();
  }

  /** As {@link Consensus#mostUpToDate}. */
  Optional<String> mostUpToDate(Predicate<Peer> eligible) {
    return division.getCommitInfos().stream()
        .filter(info -> isAnotherVoter(RaftPeerId.valueOf(info.getServer().getId())))
        .filter(info -> eligible.test(peerOf(info)))
        .max(Comparator.comparingLong(CommitInfoProto::getCommitIndex))
        .map(info -> peerOf(info).nodeId());
  }

  private boolean isAnotherVoter(RaftPeerId peer) {
    return !peer.equals(division.getId())
        && division.getRaftConf().getPeer(peer, RaftPeerRole.FOLLOWER) != null;
  }

  private static Peer peerOf(CommitInfoProto info) {
    return Peer.of(info.getServer().getId().toStringUtf8(), true);
  }

  /** The end of this node's log. */
  LogPosition lastEntry() {
    TermIndex last = division.getRaftLog().getLastEntryTermIndex();
    return last == null ? LogPosition.NONE : new LogPosition(last.getTerm(), last.getIndex());
  }
}
