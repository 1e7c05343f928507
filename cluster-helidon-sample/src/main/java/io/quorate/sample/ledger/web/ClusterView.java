/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.web;

import io.quorate.cluster.ClusterStatus;
import java.util.List;

/**
 * What a node knows of its cluster.
 *
 * @param node its id
 * @param role what it is in Raft
 * @param term the term
 * @param leader the leader's id; empty when none is known
 * @param commitIndex the last entry that it knows to be committed
 * @param appliedIndex the last entry that it has applied
 * @param members everyone it sees or that is configured
 */
public record ClusterView(
    String node,
    String role,
    long term,
    String leader,
    long commitIndex,
    long appliedIndex,
    List<Peer> members) {
  /**
   * One member.
   *
   * @param id its id
   * @param suffrage whether it votes
   * @param reachable whether it is seen
   */
  public record Peer(String id, String suffrage, boolean reachable) {}

  static ClusterView of(ClusterStatus status) {
    return new ClusterView(
        status.nodeId(),
        status.role().name(),
        status.term(),
        status.leaderId().orElse(""),
        status.commitIndex(),
        status.appliedIndex(),
        status.members().stream()
            .map(member -> new Peer(member.id(), member.suffrage().name(), member.reachable()))
            .toList());
  }
}
