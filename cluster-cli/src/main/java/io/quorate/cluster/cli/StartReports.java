/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.Member;
import io.quorate.cluster.Suffrage;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a node tells when it has started: where it listens, and what it waits for. */
final class StartReports {
  private static final String PLACEHOLDER = "MANAGEMENT-ADDRESS-OF-A-MEMBER";

  private final ClusterConfig config;
  private final ClusterStatus status;
  private final Optional<Member> self;

  StartReports(ClusterConfig config, Cluster cluster) {
    this.config = config;
    this.status = cluster.status();
    this.self = status.members().stream().filter(m -> m.id().equals(cluster.nodeId())).findFirst();
  }

  Report started() {
    List<HostPort> seeds = config.get(ConfigKeys.MEMBERSHIP_SEEDS);
    Optional<Path> data = config.get(ConfigKeys.DATA_DIR);
    String membership = address("membership", ConfigKeys.MEMBERSHIP_BIND_ADDRESS);
    List<String> lines = new ArrayList<>();
    lines.add("node of cluster " + status.clusterName() + " has started");
    lines.add(
        "membership at "
            + membership
            + (seeds.isEmpty() ? "" : ", looking for " + joined(seeds))
            + discovery());
    lines.add(
        "consensus at "
            + raftAddress()
            + data.map(path -> ", data in " + path)
                .orElse(", data in a temporary directory: after a restart this is another node"));
    JsonObjectBuilder details =
        Json.createObjectBuilder()
            .add("clusterName", status.clusterName())
            .add("membershipAddr", membership)
            .add("raftAddr", raftAddress())
            .add("dataDir", data.map(Path::toString).orElse(""));
    if (config.get(ConfigKeys.MANAGEMENT_ENABLED)) {
      String management = address("mgmt", ConfigKeys.MANAGEMENT_ADDRESS);
      String scheme = config.get(ConfigKeys.TLS_ENABLED) ? "https" : "http";
      lines.add("management at " + scheme + "://" + management);
      details.add("mgmtAddr", management);
    }
    return new Report("started", lines, details.build());
  }

  /** How this node comes to take part, if it does not form a cluster alone. */
  Optional<Report> waiting(String program) {
    boolean outside = self.map(Member::suffrage).orElse(Suffrage.NONE) == Suffrage.NONE;
    if (!outside || status.clusterId().isPresent() || config.get(ConfigKeys.BOOTSTRAP)) {
      return Optional.empty();
    }
    int expected = config.get(ConfigKeys.BOOTSTRAP_EXPECT);
    return Optional.of(expected > 0 ? toForm(program, expected) : toBeJoined(program));
  }

  private Report toForm(String program, int expected) {
    String line =
        "waiting for "
            + expected
            + " nodes with quorate.bootstrap-expect="
            + expected
            + ", this one included, to form a cluster";
    JsonObjectBuilder details = Json.createObjectBuilder().add("expected", expected);
    if (!config.get(ConfigKeys.MANAGEMENT_ENABLED)) {
      return Report.of("waiting-to-form", line, details.build());
    }
    String command = program + " status --addr " + address("mgmt", ConfigKeys.MANAGEMENT_ADDRESS);
    return Report.of(
        "waiting-to-form",
        line + "; `" + command + "` tells who is missing or set otherwise",
        details.add("command", command).build());
  }

  private Report toBeJoined(String program) {
    String command =
        program
            + " join --id "
            + status.nodeId()
            + " --raft-addr "
            + raftAddress()
            + " --addr "
            + otherManagement().orElse(PLACEHOLDER);
    return Report.of(
        "waiting-to-be-joined",
        "waiting for the leader, which brings this node in where quorate.join=auto; otherwise"
            + " run `"
            + command
            + "`",
        Json.createObjectBuilder().add("command", command).build());
  }

  private Optional<String> otherManagement() {
    return status.members().stream()
        .filter(member -> !member.id().equals(status.nodeId()) && member.reachable())
        .flatMap(member -> Optional.ofNullable(member.metadata().get("mgmt")).stream())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** The port that was bound is known better by the node, because 0 means any. */
  private String address(String field, ConfigKey<HostPort> key) {
    return self.flatMap(member -> Optional.ofNullable(member.metadata().get(field)))
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> config.get(key).toString());
  }

  private String raftAddress() {
    return self.map(Member::address)
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> config.get(ConfigKeys.RAFT_ADDRESS).toString());
  }

  private String discovery() {
    List<String> kinds =
        config.get(ConfigKeys.DISCOVERY_KIND).stream()
            .filter(kind -> !kind.equals("static"))
            .toList();
    return kinds.isEmpty() ? "" : ", discovery by " + String.join(", ", kinds);
  }

  private static String joined(List<HostPort> addresses) {
    return addresses.stream().map(HostPort::toString).collect(Collectors.joining(", "));
  }
}
