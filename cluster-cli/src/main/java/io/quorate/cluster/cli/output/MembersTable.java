/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.output;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The answer to {@code GET /v1/members} as a person wants to see it. */
public final class MembersTable {
  private static final String GOOD = "fg(green)";
  private static final String BAD = "fg(red),bold";
  private static final String NONE = "-";

  private final JsonObject answer;

  /** Shows these members; fields that are missing are shown as {@code -}. */
  public MembersTable(JsonObject answer) {
    this.answer = answer;
  }

  /** A table with a row for each member. */
  public List<String> lines(Ansi ansi) {
    Table table = new Table("ID", "STATE", "ROLE", "HEALTH", "RAFT", "MEMBERSHIP", "MANAGEMENT");
    JsonArray members = answer.getJsonArray("members");
    if (members != null) {
      members.getValuesAs(JsonObject.class).forEach(member -> table.row(row(member)));
    }
    return table.lines(ansi);
  }

  private Cell[] row(JsonObject member) {
    String id = member.getString("id", NONE);
    String state = member.getString("state", NONE);
    String role = member.getString("role", NONE);
    JsonObject meta =
        member.getJsonObject("meta") == null
            ? JsonObject.EMPTY_JSON_OBJECT
            : member.getJsonObject("meta");
    return new Cell[] {
      new Cell(id, id.equals(answer.getString("nodeId", "")) ? "bold" : ""),
      new Cell(state, state.equals("alive") ? GOOD : BAD),
      new Cell(role, role.equals("leader") ? "fg(cyan),bold" : ""),
      Cell.plain(health(member)),
      Cell.plain(text(member, "addr")),
      Cell.plain(text(meta, "membership")),
      Cell.plain(text(meta, "mgmt"))
    };
  }

  private static String health(JsonObject member) {
    return member.get("health") instanceof JsonNumber number
        ? String.format(Locale.ROOT, "%.2f", number.doubleValue())
        : NONE;
  }

  private static String text(JsonObject object, String name) {
    String text = object.getString(name, "");
    return text.isEmpty() ? NONE : text;
  }

  /** One of the answer's changes, in words, without its time. */
  public static String change(JsonObject change) {
    List<String> words = new ArrayList<>();
    switch (change.getString("change", "")) {
      case "joined", "left", "failed" -> {
        words.add("member " + change.getString("id", NONE));
        String address = change.getString("addr", "");
        // A member that has just come tells its address a moment later.
        if (!address.isEmpty()) {
          words.add("at " + address);
        }
        words.add(change.getString("change"));
      }
      case "leader" -> {
        String id = change.getString("id", "");
        words.add(id.isEmpty() ? "no leader is known," : "the leader is " + id + ",");
        words.add("term " + change.get("term"));
      }
      case "configuration" -> {
        words.add("configuration: voters " + ids(change, "voters"));
        if (!change.getJsonArray("listeners").isEmpty()) {
          words.add("listeners " + ids(change, "listeners"));
        }
      }
      // A newer node may tell of more.
      default -> words.add(JsonText.line(change));
    }
    return Cell.printable(String.join(" ", words));
  }

  private static String ids(JsonObject change, String name) {
    return String.join(
        " ",
        change.getJsonArray(name).getValuesAs(jakarta.json.JsonString.class).stream()
            .map(jakarta.json.JsonString::getString)
            .toList());
  }
}
