/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.output;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** The answer to {@code GET /v1/autopilot} as a person wants to see it. */
public final class AutopilotTable {
  private static final String NONE = "-";

  private final JsonObject answer;

  /** Shows this plan; fields that are missing are shown as {@code -}. */
  public AutopilotTable(JsonObject answer) {
    this.answer = answer;
  }

  /** A line about the cluster, and a table with a row for each node. */
  public List<String> lines(Ansi ansi) {
    List<String> lines = new ArrayList<>();
    String next = answer.getString("next", "");
    int tolerated = answer.getInt("failuresTolerated", 0);
    lines.add(
        Cell.printable(
            "autopilot of leader "
                + answer.getString("leaderId", NONE)
                + ": "
                + tolerated
                + (tolerated == 1 ? " failure" : " failures")
                + " tolerated; "
                + (next.isEmpty() ? "nothing is due" : "next: " + next)));
    lines.add("");
    Table table = new Table("ID", "STANDING", "ROLE", "REACHABLE", "SINCE", "LAG", "WHAT FOLLOWS");
    JsonArray servers = answer.getJsonArray("servers");
    if (servers != null) {
      servers.getValuesAs(JsonObject.class).forEach(server -> table.row(row(server)));
    }
    lines.addAll(table.lines(ansi));
    return lines;
  }

  private static Cell[] row(JsonObject server) {
    boolean reachable = server.getBoolean("reachable", false);
    return new Cell[] {
      new Cell(server.getString("id", NONE), "bold"),
      Cell.plain(server.getString("standing", NONE)),
      Cell.plain(server.getString("role", NONE)),
      new Cell(reachable ? "yes" : "no", reachable ? "fg(green)" : "fg(red),bold"),
      Cell.plain(since(server)),
      Cell.plain(server.get("lag") instanceof JsonNumber lag ? lag.toString() : NONE),
      Cell.plain(server.getString("verdict", NONE))
    };
  }

  /** For how long it has been as it is. */
  private static String since(JsonObject server) {
    if (!(server.get("steadyMs") instanceof JsonNumber millis)) {
      return NONE;
    }
    Duration steady = Duration.ofMillis(millis.longValue());
    if (steady.toHours() > 0) {
      return steady.toHours() + "h" + steady.toMinutesPart() + "m";
    }
    return steady.toMinutes() > 0
        ? steady.toMinutes() + "m" + steady.toSecondsPart() + "s"
        : steady.toSeconds() + "s";
  }
}
