/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * One member, and what it said when it was asked itself.
 *
 * @param member what another node knows of it
 * @param facts what it says of itself; empty when it gave no answer
 * @param silence why it gave none, or an empty text
 * @param offsetMillis how far its clock is ahead of ours, half the time of the call aside
 */
public record Patient(
    JsonObject member, Optional<JsonObject> facts, String silence, long offsetMillis) {
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
