/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.bench.system.NatsBinary;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void aShortRun_writesTableJsonAndPage_andLeavesNothingBehind() throws IOException {
    int code =
        run(
            "--parts=state",
            "--systems=quorate,quorate-cdi,jgroups-raft",
            "--callers=16",
            "--readers=16",
            "--rounds=1",
            "--seconds=1",
            "--warmup=1",
            "--away=1",
            "--catch-up=quorate");
    assertEquals(0, code, () -> err + "\n" + out);

    JsonObject json = json();
    assertEquals(1, json.getInt("format"));
    assertTrue(json.getJsonObject("environment").containsKey("jdk"), json::toString);
    assertEquals(
        List.of("quorate", "quorate-cdi", "jgroups-raft"),
        json.getJsonArray("systems").getValuesAs(JsonObject.class).stream()
            .map(system -> system.getString("id"))
            .toList());
    assertEquals(
        Set.of(
            "quorate write leader 16",
            "quorate write follower 16",
            "quorate read-local leader 16",
            "quorate read-session leader 16",
            "quorate read-linearizable leader 16",
            "quorate read-linearizable follower 16",
            "quorate-cdi write leader 16",
            "quorate-cdi write follower 16",
            "quorate-cdi read-linearizable leader 16",
            "quorate-cdi read-linearizable follower 16",
            "jgroups-raft write leader 16",
            "jgroups-raft write follower 16",
            "jgroups-raft read-linearizable leader 16",
            "jgroups-raft read-linearizable follower 16"),
        json.getJsonArray("summary").getValuesAs(JsonObject.class).stream()
            .map(BenchIT::workload)
            .collect(Collectors.toSet()));
    for (JsonObject row : json.getJsonArray("summary").getValuesAs(JsonObject.class)) {
      assertTrue(row.getJsonNumber("operationsPerSecond").doubleValue() > 0, row::toString);
      assertTrue(row.getJsonNumber("p50Micros").doubleValue() > 0, row::toString);
      assertTrue(
          row.getJsonNumber("p99Micros").doubleValue()
              >= row.getJsonNumber("p50Micros").doubleValue(),
          row::toString);
    }
    assertEquals(7, json.getJsonArray("targets").size());
    assertEquals(1, json.getJsonArray("catchUp").size());
    JsonObject contract = json.getJsonArray("contract").getJsonObject(0);
    assertEquals(256, contract.getInt("callers"));
    assertTrue(contract.getJsonNumber("ratio").doubleValue() > 0, contract::toString);
    for (JsonObject row : json.getJsonArray("replicas").getValuesAs(JsonObject.class)) {
      assertTrue(row.getBoolean("agree"), row::toString);
    }

    assertTrue(out.toString().contains("write, follower, 16 callers"), out::toString);
    assertTrue(Files.readString(directory.resolve("bench.html")).contains("uPlot"));
    assertNothingIsLeft();
  }

  @Test
  void topics_areMeasuredBesideNats_fromThePublishCallToTheHandlersOfAllNodes() throws IOException {
    assertTrue(NatsBinary.find().isPresent(), NatsBinary.WAY_OUT);
    int code =
        run(
            "--parts=topics",
            "--systems=quorate,nats,nats-ack-all",
            "--callers=4",
            "--rounds=1",
            "--seconds=1",
            "--warmup=1");
    assertEquals(0, code, () -> err + "\n" + out);

    JsonObject json = json();
    assertEquals(
        Set.of(
            "quorate publish leader 4",
            "quorate publish follower 4",
            "nats publish leader 4",
            "nats publish follower 4",
            "nats-ack-all publish leader 4",
            "nats-ack-all publish follower 4"),
        json.getJsonArray("summary").getValuesAs(JsonObject.class).stream()
            .map(BenchIT::workload)
            .collect(Collectors.toSet()));
    for (JsonObject row : json.getJsonArray("summary").getValuesAs(JsonObject.class)) {
      assertTrue(row.getJsonNumber("operationsPerSecond").doubleValue() > 0, row::toString);
      assertTrue(row.getJsonNumber("deliveredPerSecond").doubleValue() > 0, row::toString);
      assertTrue(row.getJsonNumber("endToEndP50Micros").doubleValue() > 0, row::toString);
      assertTrue(
          row.getJsonNumber("endToEndP99Micros").doubleValue()
              >= row.getJsonNumber("endToEndP50Micros").doubleValue(),
          row::toString);
    }
    assertEquals(3, json.getJsonArray("replicas").size());
    for (JsonObject row : json.getJsonArray("replicas").getValuesAs(JsonObject.class)) {
      assertTrue(row.getBoolean("agree"), row::toString);
      assertTrue(row.getJsonNumber("acknowledged").longValue() > 0, row::toString);
    }
    assertTrue(json.getJsonObject("environment").containsKey("nats-server"), json::toString);
    assertNothingIsLeft();
  }

  @Test
  void memory_isLookedAt_whileSomeSubscribersNeverAcknowledge() throws IOException {
    int code = run("--parts=memory", "--systems=quorate", "--subscribers=40", "--messages=4096");
    assertEquals(0, code, () -> err + "\n" + out);

    JsonObject memory = json().getJsonObject("memory");
    assertEquals(40, memory.getInt("subscribers"));
    assertEquals(4, memory.getInt("silent"));
    assertEquals(2, memory.getInt("unread"));
    assertEquals(36, memory.getInt("receivedAll"));
    assertEquals(
        List.of(
            "before",
            "subscribed",
            "half published",
            "highest while publishing",
            "all published",
            "unsubscribed"),
        memory.getJsonArray("samples").getValuesAs(JsonObject.class).stream()
            .map(sample -> sample.getString("when"))
            .toList());
    assertTrue(out.toString().contains("36 of the 36 that acknowledge got every"), out::toString);
    assertNothingIsLeft();
  }

  @Test
  void nodesThatCannotStart_areReported_andLeaveNothingBehind() throws IOException {
    String classPath = System.getProperty("java.class.path");
    System.setProperty("java.class.path", directory.toString());
    int code;
    try {
      code = run("--systems=jgroups-raft", "--callers=1");
    } finally {
      System.setProperty("java.class.path", classPath);
    }
    assertEquals(1, code);
    assertTrue(err.toString().contains("jgroups-raft/n1 ended unexpectedly"), err::toString);
    assertNothingIsLeft();
  }

  private int run(String... arguments) {
    return Bench.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(Stream.of("--output-dir=" + directory), Stream.of(arguments))
                .toArray(String[]::new));
  }

  private JsonObject json() throws IOException {
    try (JsonReader reader =
        Json.createReader(Files.newBufferedReader(directory.resolve("bench.json")))) {
      return reader.readObject();
    }
  }

  private static String workload(JsonObject row) {
    return row.getString("system")
        + " "
        + row.getString("operation")
        + " "
        + row.getString("origin")
        + " "
        + row.getInt("callers");
  }

  private void assertNothingIsLeft() throws IOException {
    assertEquals(List.of(), ProcessHandle.current().descendants().toList());
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(
          List.of(),
          files.filter(file -> file.getFileName().toString().startsWith("work-")).toList());
    }
  }
}
