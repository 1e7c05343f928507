/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.v1.GetStatusResponse;
import io.quorate.cluster.v1.Member;
import io.quorate.cluster.v1.Role;
import java.util.UUID;

/** A status as gRPC carries it. */
final class StatusMessage {
  private StatusMessage() {}

  static GetStatusResponse of(ClusterStatus status) {
    return GetStatusResponse.newBuilder()
        .setClusterName(status.clusterName())
        .setClusterId(status.clusterId().map(UUID::toString).orElse(""))
        .setNodeId(status.nodeId())
        .setHealthy(status.healthy())
        .setRole(role(status.role()))
        .setTerm(status.term())
        .setLeaderId(status.leaderId().orElse(""))
        .setLeaderAddress(status.leaderAddress().orElse(""))
        .setCommitIndex(status.commitIndex())
        .setAppliedIndex(status.appliedIndex())
        .addAllMembers(status.members().stream().map(StatusMessage::member).toList())
        .setHaltReason(status.haltReason().orElse(""))
        .addAllWarnings(status.warnings())
        .build();
  }

  private static Member member(io.quorate.cluster.Member member) {
    return Member.newBuilder()
        .setId(member.id())
        .setAddress(member.address())
        .putAllMetadata(member.metadata())
        .setSuffrage(suffrage(member.suffrage()))
        .setReachable(member.reachable())
        .setHealth(member.health())
        .build();
  }

  private static Role role(RaftRole role) {
    return switch (role) {
      case LEADER -> Role.ROLE_LEADER;
      case FOLLOWER -> Role.ROLE_FOLLOWER;
      case CANDIDATE -> Role.ROLE_CANDIDATE;
      case LISTENER -> Role.ROLE_LISTENER;
      case NONE -> Role.ROLE_NONE;
    };
  }

  private static io.quorate.cluster.v1.Suffrage suffrage(Suffrage suffrage) {
    return switch (suffrage) {
      case VOTER -> io.quorate.cluster.v1.Suffrage.SUFFRAGE_VOTER;
      case LISTENER -> io.quorate.cluster.v1.Suffrage.SUFFRAGE_LISTENER;
      case NONE -> io.quorate.cluster.v1.Suffrage.SUFFRAGE_NONE;
    };
  }
}
