/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.quorate.cluster.v1.GetStatusResponse;
import io.quorate.cluster.v1.Member;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.TreeMap;

/** A status that came over gRPC, as HTTP would have told it. */
final class StatusObject {
  private StatusObject() {}

  static JsonObject of(GetStatusResponse status) {
    JsonArrayBuilder members = Json.createArrayBuilder();
    status.getMembersList().forEach(member -> members.add(of(member)));
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("healthy", status.getHealthy())
            .add("term", status.getTerm())
            .add("leaderId", status.getLeaderId())
            .add("leaderAddr", status.getLeaderAddress())
            .add("members", members)
            .add("warnings", Json.createArrayBuilder(status.getWarningsList()))
            .add("clusterName", status.getClusterName())
            .add("clusterId", status.getClusterId())
            .add("nodeId", status.getNodeId())
            .add("role", lower("ROLE_", status.getRole()))
            .add("commitIndex", status.getCommitIndex())
            .add("appliedIndex", status.getAppliedIndex());
    if (!status.getHaltReason().isEmpty()) {
      object.add("haltReason", status.getHaltReason());
    }
    return object.build();
  }

  private static JsonObject of(Member member) {
    JsonObjectBuilder meta = Json.createObjectBuilder();
    new TreeMap<>(member.getMetadataMap()).forEach(meta::add);
    return Json.createObjectBuilder()
        .add("id", member.getId())
        .add("addr", member.getAddress())
        .add("meta", meta)
        .add("suffrage", lower("SUFFRAGE_", member.getSuffrage()))
        .add("reachable", member.getReachable())
        .add("health", member.getHealth())
        .build();
  }

  private static String lower(String prefix, Enum<?> value) {
    return value.name().substring(prefix.length()).toLowerCase(Locale.ROOT);
  }
}
