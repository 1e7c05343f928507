/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One member, and what it said when it was asked itself.
 *
 * @param member what another node knows of it
 * @param closed the planes at whose addresses no connection could be opened
 * @param facts what it says of itself; empty when it gave no answer
 * @param silence why it gave none, or an empty text
 * @param offsetMillis how far its clock is ahead of ours, half the time of the call aside
 * @param answeredNanos when its answer had come, by this machine's {@link System#nanoTime}
 */
public record Patient(
    JsonObject member,
    List<String> closed,
    Optional<JsonObject> facts,
    String silence,
    long offsetMillis,
    long answeredNanos) {
  /** What a node listens for. */
  static final List<String> PLANES = List.of("raft", "membership", "management");

  /** Keeps the list. */
  public Patient {
    closed = List.copyOf(closed);
  }

  static Patient silent(JsonObject member, String silence) {
    return new Patient(member, List.of(), Optional.empty(), silence, 0, 0);
  }

  Patient closed(List<String> planes) {
    return new Patient(member, planes, facts, silence, offsetMillis, answeredNanos);
  }

  String id() {
    return member.getString("id", "?");
  }

  /** Whether it counts for the quorum. */
  boolean votes() {
    return member.getString("suffrage", "").equals("voter");
  }

  /** Whether it holds the log. */
  boolean configured() {
    return votes() || member.getString("suffrage", "").equals("listener");
  }

  boolean alive() {
    return member.getString("state", "").equals("alive");
  }

  String address(String plane) {
    if (plane.equals("raft")) {
      return member.getString("addr", "");
    }
    JsonObject meta = member.getJsonObject("meta");
    return meta == null
        ? ""
        : meta.getString(plane.equals("management") ? "mgmt" : "membership", "");
  }
}
