/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.bench.model.Footprint;
import io.quorate.cluster.bench.model.Origin;
import io.quorate.cluster.bench.model.Results;
import io.quorate.cluster.bench.model.SampleResults;
import io.quorate.cluster.bench.model.Workload;
import io.quorate.cluster.bench.system.SystemKind;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final Workload WRITES = Workload.writes(Origin.LEADER, 256);
  private static final Workload MESSAGES = Workload.messages(Origin.FOLLOWER, 16);
  private static final Results RESULTS =
      new SampleResults()
          .with(1, SystemKind.QUORATE, WRITES, 112_000, 1700)
          .with(1, SystemKind.JGROUPS_RAFT, WRITES, 56_000, 3400)
          .withMessages(1, SystemKind.QUORATE, MESSAGES, 20_000, 1000)
          .withMessages(1, SystemKind.NATS, MESSAGES, 10_000, 3000)
          .withFootprint(
              new Footprint(
                  100,
                  10,
                  5,
                  100_000,
                  90,
                  60,
                  List.of(
                      new Footprint.Sample(
                          "before",
                          new Footprint.Memory(300 << 20, Optional.of(40L << 20)),
                          new Footprint.Memory(200 << 20, Optional.empty()))),
                  Optional.of("a subscriber failed")))
          .withCatchUp(SystemKind.QUORATE, Optional.of(Duration.ofMillis(1500)))
          .withCatchUp(SystemKind.JGROUPS_RAFT, Optional.empty())
          .build();
  private static final List<Target> TARGETS = Targets.of(RESULTS);

  @Test
  void terminal_showsMediansAndRatios() {
    String text = TerminalReport.render(RESULTS, TARGETS);
    assertEquals(
        "write, leader, 256 callers jgroups-raft 56,000 3.40 6.80 10.20 40.0 0 0.50",
        line(text, "jgroups-raft 56,000"));
    assertEquals(
        "publish, follower, 16 callers nats 10,000 3.00 6.00 10,000 12.00 15.00 40.0 0 0.50 3.00",
        line(text, "nats 10,000"));
    assertEquals("before 300.0 40.0 200.0 –", line(text, "before 300"));
    assertEquals("It BROKE OFF: a subscriber failed", line(text, "BROKE OFF"));
    assertEquals("quorate 12 1,000 1.50 0.75", line(text, "quorate 12 "));
    assertEquals("jgroups-raft 12 1,000 never never", line(text, "never"));
    assertEquals("quorate 10 0 10 agree", line(text, "agree"));
  }

  private static String line(String text, String part) {
    return text.lines()
        .map(line -> line.replaceAll(" +", " "))
        .filter(line -> line.contains(part))
        .findFirst()
        .orElse("no line with '" + part + "' in:\n" + text);
  }

  @Test
  void json_hasOneSummaryPerSystemAndWorkload() {
    JsonObject json = json();
    assertEquals(4, json.getJsonArray("summary").size());
    JsonObject messages = json.getJsonArray("summary").getJsonObject(3);
    assertEquals("publish", messages.getString("operation"));
    assertEquals(3, messages.getJsonNumber("endToEndP50Ratio").doubleValue());
    assertEquals(90, json.getJsonObject("memory").getInt("receivedAll"));
    JsonObject second = json.getJsonArray("summary").getJsonObject(1);
    assertEquals("jgroups-raft", second.getString("system"));
    assertEquals(0.5, second.getJsonNumber("ratio").doubleValue());
    JsonObject never = json.getJsonArray("catchUp").getJsonObject(1);
    assertEquals(JsonValue.NULL, never.get("secondsSinceProcess"));
  }

  @Test
  void html_holdsEverythingItNeeds() throws IOException {
    String html = HtmlReport.render(json());
    assertTrue(html.contains("uPlot"), "the drawing library is not in the page");
    assertTrue(html.contains("\"operationsPerSecond\":112000"), "the data is not in the page");
    assertFalse(html.matches("(?s).*<(script|link|img)[^>]*(src|href)=.*"), "loads something");
    assertFalse(html.matches("(?s).*@[A-Z_]+@.*"), "a placeholder was left");
  }

  @Test
  void html_letsNoTextEndTheScript() throws IOException {
    JsonObject json =
        JsonReport.render(
            Instant.EPOCH,
            Duration.ZERO,
            new Environment(Map.of("os", "</script><b>")),
            RESULTS,
            TARGETS);
    assertFalse(HtmlReport.render(json).contains("</script><b>"));
  }

  private static JsonObject json() {
    return JsonReport.render(
        Instant.EPOCH,
        Duration.ofSeconds(3),
        new Environment(Map.of("cores", "2")),
        RESULTS,
        TARGETS);
  }
}
