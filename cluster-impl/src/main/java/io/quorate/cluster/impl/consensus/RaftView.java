/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.RaftRole;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What this node's consensus knows at one moment.
 *
 * @param clusterId the group it is in, if any
 * @param role its role
 * @param term its current term
 * @param leader the leader it knows
 * @param leaderReady whether it leads and has applied everything committed before its term
 * @param commitIndex the last committed index it knows
 * @param peers the configuration, voters and listeners
 */
public record RaftView(
    Optional<UUID> clusterId,
    RaftRole role,
    long term,
    Optional<Peer> leader,
    boolean leaderReady,
    long commitIndex,
    List<Peer> peers) {
  /** Not in any group. */
  public static final RaftView NONE =
      new RaftView(Optional.empty(), RaftRole.NONE, 0, Optional.empty(), false, -1, List.of());

  /** The configured peer with this node id. */
  public Optional<Peer> peer(String nodeId) {
    return peers.stream().filter(peer -> peer.nodeId().equals(nodeId)).findFirst();
  }

  /** How many votes are a majority. */
  public int majority() {
    return (int) peers.stream().filter(Peer::voter).count() / 2 + 1;
  }
}
