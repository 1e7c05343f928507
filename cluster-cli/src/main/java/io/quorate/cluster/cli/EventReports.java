/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.Member;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.ConfigurationChanged;
import io.quorate.cluster.event.ElectionEnded;
import io.quorate.cluster.event.ElectionStarted;
import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.LeadershipGained;
import io.quorate.cluster.event.LeadershipLost;
import io.quorate.cluster.event.MemberFailed;
import io.quorate.cluster.event.MemberJoined;
import io.quorate.cluster.event.MemberLeft;
import io.quorate.cluster.event.NodeHalted;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import java.util.TreeSet;

/** Events of the cluster as reports. */
final class EventReports {
  private EventReports() {}

  static Report of(ClusterEvent event) {
    return switch (event) {
      case LeaderChanged e -> leader(e);
      case LeadershipGained e ->
          Report.of("leadership-gained", "this node leads, term " + e.term(), term(e.term()));
      case LeadershipLost e ->
          Report.of(
              "leadership-lost", "this node no longer leads, term " + e.term(), term(e.term()));
      case ElectionStarted e ->
          Report.of("election-started", "election, term " + e.term(), term(e.term()));
      case ElectionEnded e ->
          Report.of(
              "election-ended",
              e.leaderId() + " won the election, term " + e.term(),
              leaderAndTerm(e.leaderId(), e.term()));
      case MemberJoined e -> member("member-joined", e.member(), "joined");
      case MemberLeft e -> member("member-left", e.member(), "left");
      case MemberFailed e -> member("member-failed", e.member(), "failed");
      case ConfigurationChanged e -> configuration(e);
      case NodeHalted e ->
          Report.of(
              "node-halted",
              "HALTED: " + e.reason(),
              Json.createObjectBuilder().add("reason", e.reason()).build());
    };
  }

  private static Report leader(LeaderChanged event) {
    JsonObjectBuilder details = Json.createObjectBuilder().add("term", event.term());
    event.leaderId().ifPresent(id -> details.add("leaderId", id));
    event.previousLeaderId().ifPresent(id -> details.add("previousLeaderId", id));
    return Report.of(
        "leader-changed",
        event.leaderId().map(id -> "the leader is " + id).orElse("no leader is known")
            + ", term "
            + event.term(),
        details.build());
  }

  private static Report member(String name, Member member, String verb) {
    return Report.of(
        name,
        "member " + member.id() + " at " + member.address() + " " + verb,
        Json.createObjectBuilder().add("id", member.id()).add("addr", member.address()).build());
  }

  private static Report configuration(ConfigurationChanged event) {
    String listeners =
        event.listeners().isEmpty() ? "" : "; listeners " + sorted(event.listeners());
    return Report.of(
        "configuration-changed",
        "configuration: voters " + sorted(event.voters()) + listeners,
        Json.createObjectBuilder()
            .add("voters", array(event.voters()))
            .add("listeners", array(event.listeners()))
            .build());
  }

  private static String sorted(Set<String> ids) {
    return String.join(" ", new TreeSet<>(ids));
  }

  private static JsonArray array(Set<String> ids) {
    return Json.createArrayBuilder(new TreeSet<>(ids)).build();
  }

  private static JsonObject term(long term) {
    return Json.createObjectBuilder().add("term", term).build();
  }

  private static JsonObject leaderAndTerm(String leaderId, long term) {
    return Json.createObjectBuilder().add("leaderId", leaderId).add("term", term).build();
  }
}
