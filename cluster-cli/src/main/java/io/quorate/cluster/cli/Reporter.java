/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.output.Cell;
import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Prints what a running node tells, in lines of text or of JSON. Safe for use from any thread. */
final class Reporter {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final PrintWriter out;
  private final Clock clock;
  private final String nodeId;
  private final boolean json;

  Reporter(PrintWriter out, Clock clock, String nodeId, boolean json) {
    this.out = out;
    this.clock = clock;
    this.nodeId = nodeId;
    this.json = json;
  }

  synchronized void print(Report report) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    if (json) {
      JsonObjectBuilder line =
          Json.createObjectBuilder()
              .add("time", now.toInstant().truncatedTo(ChronoUnit.MILLIS).toString())
              .add("node", nodeId)
              .add("event", report.event());
      report.details().forEach(line::add);
      out.println(JsonText.line(line.build()));
    } else {
      for (String line : report.lines()) {
        out.println(TIME.format(now) + " " + nodeId + " " + Cell.printable(line));
      }
    }
    out.flush();
  }
}
