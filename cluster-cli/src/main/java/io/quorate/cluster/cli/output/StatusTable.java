/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.output;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The answer to {@code GET /status} as a person wants to see it. */
public final class StatusTable {
  private static final String GOOD = "fg(green)";
  private static final String BAD = "fg(red),bold";
  private static final String NONE = "-";

  private final JsonObject status;
  private final String leaderId;

  /** Shows this status; fields that are missing are shown as {@code -}. */
  public StatusTable(JsonObject status) {
    this.status = status;
    this.leaderId = status.getString("leaderId", "");
  }

  /** A line about the cluster, a table of its members, a line for each warning. */
  public List<String> lines(Ansi ansi) {
    List<String> lines = new ArrayList<>();
    lines.add(summary(ansi));
    lines.add("");
    Table table =
        new Table(
            "ID", "ROLE", "ADDRESS", "MANAGEMENT", "SUFFRAGE", "REACHABLE", "HEALTH", "APPLIED");
    objects("members").forEach(member -> table.row(row(member)));
    lines.addAll(table.lines(ansi));
    String halted = status.getString("haltReason", "");
    if (!halted.isEmpty()) {
      lines.add(new Cell("halted: " + halted, BAD).show(ansi));
    }
    JsonArray warnings = status.getJsonArray("warnings");
    if (warnings != null) {
      for (JsonString warning : warnings.getValuesAs(JsonString.class)) {
        lines.add(new Cell("warning: " + warning.getString(), "fg(yellow)").show(ansi));
      }
    }
    return lines;
  }

  private String summary(Ansi ansi) {
    boolean healthy = status.getBoolean("healthy", false);
    String leader =
        leaderId.isEmpty()
            ? "no leader known"
            : "leader " + leaderId + " (" + text(status, "leaderAddr") + ")";
    return new Cell("cluster " + text(status, "clusterName"), "bold").show(ansi)
        + Cell.printable("  " + leader + "  term " + number(status, "term"))
        + Cell.printable("  seen by " + text(status, "nodeId") + "  ")
        + new Cell(healthy ? "healthy" : "not healthy", healthy ? GOOD : BAD).show(ansi);
  }

  private Cell[] row(JsonObject member) {
    String id = text(member, "id");
    JsonObject meta = member.getJsonObject("meta");
    boolean reachable = member.getBoolean("reachable", false);
    boolean answers = id.equals(status.getString("nodeId", ""));
    return new Cell[] {
      new Cell(id, answers ? "bold" : ""),
      role(member, id, answers),
      Cell.plain(text(member, "addr")),
      Cell.plain(meta == null ? NONE : text(meta, "mgmt")),
      Cell.plain(text(member, "suffrage")),
      new Cell(reachable ? "yes" : "no", reachable ? GOOD : BAD),
      health(member),
      Cell.plain(number(answers ? status : member, "appliedIndex"))
    };
  }

  private Cell role(JsonObject member, String id, boolean answers) {
    if (id.equals(leaderId)) {
      return new Cell("leader", "fg(cyan),bold");
    }
    if (answers) {
      return Cell.plain(text(status, "role"));
    }
    return Cell.plain(
        switch (text(member, "suffrage")) {
          case "voter" -> "follower";
          case "listener" -> "listener";
          default -> NONE;
        });
  }

  private static Cell health(JsonObject member) {
    if (!(member.get("health") instanceof JsonNumber number)) {
      return Cell.plain(NONE);
    }
    double health = number.doubleValue();
    String style = health >= 0.9 ? GOOD : health >= 0.5 ? "fg(yellow)" : BAD;
    return new Cell(String.format(Locale.ROOT, "%.2f", health), style);
  }

  private List<JsonObject> objects(String name) {
    JsonArray array = status.getJsonArray(name);
    return array == null ? List.of() : array.getValuesAs(JsonObject.class);
  }

  private static String text(JsonObject object, String name) {
    String text = object.getString(name, "");
    return text.isEmpty() ? NONE : text;
  }

  private static String number(JsonObject object, String name) {
    JsonValue value = object.get(name);
    return value instanceof JsonNumber ? value.toString() : NONE;
  }
}
