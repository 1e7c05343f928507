/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one node knows of itself and the cluster at one moment.
 *
 * @param clusterName the configured name
 * @param clusterId the identity given when the cluster was formed; empty before this node takes
 *     part
 * @param nodeId the node that answers
 * @param healthy whether a leader is known, this node is not halted and it can accept writes
 * @param role what this node is in the Raft group
 * @param term its current term
 * @param leaderId the leader it knows
 * @param leaderAddress the leader's Raft address
 * @param commitIndex the last index it knows to be committed
 * @param appliedIndex the last index it has applied
 * @param members all members of view and configuration, ordered by id
 * @param haltReason why this node has stopped applying, if it has
 * @param warnings what an operator should know, in sentences
 */
public record ClusterStatus(
    String clusterName,
    Optional<UUID> clusterId,
    String nodeId,
    boolean healthy,
    RaftRole role,
    long term,
    Optional<String> leaderId,
    Optional<String> leaderAddress,
    long commitIndex,
    long appliedIndex,
    List<Member> members,
    Optional<String> haltReason,
    List<String> warnings) {
  /** Copies the lists. */
  public ClusterStatus {
    members = List.copyOf(members);
    warnings = List.copyOf(warnings);
  }
}
