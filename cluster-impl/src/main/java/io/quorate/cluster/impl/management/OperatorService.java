/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.Member;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.Suffrage;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What operators ask of a running node, beside joining and leaving, free of any protocol. Methods
 * that ask the cluster block, within a bound; they throw {@link
 * io.quorate.cluster.ClusterException}. Safe for use from any thread.
 */
final class OperatorService {
  /** Captured state takes memory or disk until it is sent. */
  private static final int BACKUPS_AT_ONCE = 1;

  private final Cluster cluster;
  private final BackupSource backups;
  private final Supplier<Map<String, Object>> facts;
  private final Semaphore places = new Semaphore(BACKUPS_AT_ONCE);
  private final Duration callTimeout;
  private final MemberChanges changes;

  OperatorService(
      Cluster cluster,
      BackupSource backups,
      Supplier<Map<String, Object>> facts,
      Duration callTimeout) {
    this.cluster = cluster;
    this.backups = backups;
    this.facts = facts;
    this.callTimeout = callTimeout;
    this.changes = MemberChanges.of(cluster, Clock.systemUTC());
  }

  /**
   * Hands leadership to a voter, or to the one that has most of the log; any node may be asked.
   * Answers who leads then.
   */
  String transferLeadership(Optional<String> nodeId) {
    if (nodeId.isEmpty()) {
      return ManagementService.await(
          cluster.admin().transferLeadership(), callTimeout, ManagementService::changeUnknown);
    }
    ManagementService.await(
        cluster.admin().transferLeadership(nodeId.get()),
        callTimeout,
        ManagementService::changeUnknown);
    return nodeId.get();
  }

  /** The id of this node. */
  String nodeId() {
    return cluster.nodeId();
  }

  /** Takes a snapshot on this node; answers the last index that it contains. */
  long snapshot(Optional<Duration> timeout) {
    cluster
        .status()
        .haltReason()
        .ifPresent(
            reason -> {
              throw NotCommittedException.of(
                  Code.HALTED, cluster.nodeId() + " is halted: " + reason);
            });
    return ManagementService.await(
        cluster.admin().snapshot(), timeout.orElse(callTimeout), ManagementService::changeUnknown);
  }

  /** What this node knows of itself alone. */
  Map<String, Object> facts() {
    return facts.get();
  }

  /** Captures the state of this node; one backup at a time. */
  Download backup(boolean current, Optional<Duration> timeout) {
    if (!places.tryAcquire()) {
      throw Problem.of(
              503, "BUSY", cluster.nodeId() + " is sending a backup already; ask another node")
          .withHeader("Retry-After", "10");
    }
    boolean captured = false;
    try {
      Download download =
          new Download(
              ManagementService.await(
                  backups.capture(current),
                  timeout.orElse(callTimeout),
                  ManagementService::changeUnknown),
              places);
      captured = true;
      return download;
    } finally {
      if (!captured) {
        places.release();
      }
    }
  }

  /** The members as this node sees them, and what has changed since a change of this number. */
  Map<String, Object> members(long after) {
    // Before the members: what changes in between is told the next time, and nothing is missed.
    Map<String, Object> changed = changes.after(after);
    ClusterStatus status = cluster.status();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("nodeId", status.nodeId());
    object.put("clusterName", status.clusterName());
    object.put("leaderId", status.leaderId().orElse(""));
    object.put("members", status.members().stream().map(member -> member(member, status)).toList());
    object.putAll(changed);
    return object;
  }

  private static Map<String, Object> member(Member member, ClusterStatus status) {
    Map<String, Object> object = StatusJson.member(member);
    object.put("state", member.reachable() ? "alive" : "absent");
    object.put("role", role(member, status));
    return object;
  }

  private static String role(Member member, ClusterStatus status) {
    if (status.leaderId().filter(member.id()::equals).isPresent()) {
      return "leader";
    }
    if (member.suffrage() != Suffrage.NONE) {
      return member.suffrage() == Suffrage.VOTER ? "follower" : "listener";
    }
    String announced = member.metadata().getOrDefault("role", "");
    // Who is in no configuration knows none, and only what the others say of themselves.
    return status.clusterId().isEmpty() || announced.equals("client") || announced.equals("left")
        ? announced
        : "outside";
  }
}
