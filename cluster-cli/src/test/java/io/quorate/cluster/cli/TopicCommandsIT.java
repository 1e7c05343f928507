/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.cli.kv.KeyValues;
import io.quorate.cluster.cli.output.JsonText;
import io.quorate.examples.driver.process.Ports;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands about topics against a real node. */
@Timeout(120)
class TopicCommandsIT {
  @TempDir static Path directory;
  private static Cluster node;
  private static String address;

  private final Terminals terminals = new Terminals();

  @BeforeAll
  static void start() throws Exception {
    int port = Ports.free();
    address = "127.0.0.1:" + port;
    node =
        Cluster.builder()
            .nodeId("n1")
            .dataDirectory(directory.resolve("n1"))
            .bootstrap(true)
            .config("quorate.cluster-name", "topic-commands-" + port)
            .config("quorate.membership.bind-address", "127.0.0.1:" + Ports.free())
            .config("quorate.raft.address", "127.0.0.1:0")
            .config("quorate.raft.free-space-min", "0")
            .config("quorate.management.address", address)
            .config("quorate.topics.retain-count", "20")
            .handler(new KeyValues())
            .start();
    node.ready().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
    }
  }

  private int run(Terminals where, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--addr", address));
    return where.run(all.toArray(String[]::new));
  }

  private String ok(String... arguments) {
    terminals.out.getBuffer().setLength(0);
    assertEquals(ExitCode.OK, run(terminals, arguments), terminals.out() + terminals.err());
    return terminals.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "grpc"})
  void published_isShownToThoseWhoSubscribe(String protocol) {
    String topic = "shown." + protocol;
    String json = "{\"a\":1}";
    JsonObject receipt =
        JsonText.parse(ok("publish", topic, "gr\u00fcn", "--mgmt-proto", protocol, "--key", "k"));
    assertEquals(topic, receipt.getString("topic"));
    assertEquals(1, receipt.getInt("seq"));
    ok("publish", topic, json, "--content-type", "application/json", "--mgmt-proto", protocol);
    terminals.in("\n");
    ok("publish", topic, "-", "--attribute", "x=y", "--mgmt-proto", protocol);
    assertEquals(
        topic + " 1 gr\u00fcn\n" + topic + " 2 {\"a\":1}\n" + topic + " 3 base64:Cg==\n",
        ok("subscribe", topic));
    assertEquals(
        topic + " 2 {\"a\":1}\n" + topic + " 3 base64:Cg==\n",
        ok("subscribe", topic, "--from", "2"));
    assertEquals("", ok("subscribe", topic, "--from", "latest"));
    assertEquals("", ok("subscribe", topic, "--from", "4"));
    List<JsonObject> objects =
        ok("subscribe", topic, "--json").lines().map(JsonText::parse).toList();
    assertEquals("k", objects.get(0).getString("key"));
    assertEquals(json, objects.get(1).getString("text"));
    assertEquals("y", objects.get(2).getJsonObject("attributes").getString("x"));
    // A durable subscriber is told the very same.
    assertEquals(
        objects,
        ok("subscribe", topic, "--json", "--id", "same-" + protocol)
            .lines()
            .map(JsonText::parse)
            .toList());
  }

  @Test
  void subscriberWithAnId_goesOnWhereItWas() {
    ok("publish", "durable.a", "1");
    ok("publish", "durable.b", "2");
    String both = ok("subscribe", "durable.*", "--id", "audit");
    assertEquals(List.of("durable.a 1 1", "durable.b 1 2"), both.lines().sorted().toList(), both);
    assertEquals("", ok("subscribe", "durable.*", "--id", "audit"));
    ok("publish", "durable.a", "3");
    assertEquals("durable.a 2 3\n", ok("subscribe", "durable.*", "--id", "audit"));
  }

  @Test
  void trimmedMessages_areSaidToBeMissing() {
    ok("publish", "gap", "first");
    ok("subscribe", "gap", "--id", "late");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              ok("publish", "gap", "more");
              return node.topics().stream()
                  .anyMatch(topic -> topic.topic().equals("gap") && topic.firstRetained() > 5);
            });
    String shown = ok("subscribe", "gap", "--from", "2");
    assertTrue(
        terminals.err().contains("are missing: they were trimmed before they were read"),
        terminals.err());
    assertEquals(20, shown.lines().count(), shown);
    String late = ok("subscribe", "gap", "--id", "late", "--json");
    assertTrue(late.startsWith("{\"gap\":{\"topic\":\"gap\",\"first\":2,"), late);
    assertEquals(21, late.lines().count(), late);
  }

  @ParameterizedTest
  @ValueSource(strings = {"subscribe follow", "subscribe follow --id following"})
  void follow_goesOnUntilItIsStopped(String command) throws Exception {
    ok("publish", "follow", "before");
    Terminals other = new Terminals();
    List<Integer> ended = new ArrayList<>();
    Thread thread = new Thread(() -> ended.add(run(other, (command + " --follow").split(" "))));
    thread.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> other.out().contains(" before\n"));
    ok("publish", "follow", "after");
    await().atMost(Duration.ofSeconds(20)).until(() -> other.out().contains(" after\n"));
    thread.interrupt();
    assertTrue(thread.join(Duration.ofSeconds(20)));
    assertEquals(List.of(ExitCode.OK), ended, other.err());
  }

  @Test
  void topics_areATable_orJson() throws Exception {
    node.publish("table", "x", PublishOptions.DEFAULT)
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
    ok("subscribe", "table", "--id", "reader");
    String table = ok("topics");
    assertTrue(table.startsWith("TOPIC"), table);
    String row = table.lines().filter(line -> line.startsWith("table ")).findFirst().orElse("");
    assertEquals(List.of("table", "1", "1", "-", "reader=1"), List.of(row.split(" +")), table);
    JsonObject json = JsonText.parse(ok("topics", "--output", "json"));
    assertEquals("n1", json.getString("nodeId"));
    assertFalse(json.getJsonArray("topics").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "publish a..b x                      | 1 | is no name of a topic",
        "publish dead-letter.a x             | 1 | is the node's own",
        "publish a x --idempotency-key ''    | 1 | idempotencyKey",
        "publish                             | 2 | TOPIC",
        "publish a @nowhere                  | 2 | cannot be read",
        "subscribe a..b                      | 1 | is no name of a topic",
        "subscribe a.*                       | 1 | is no name of a topic",
        "subscribe nothing --from 5          | 1 | its last is 0",
        "subscribe a --from -1               | 2 | --from \"-1\": write earliest, latest",
        "subscribe a --from soon             | 2 | --from \"soon\": write earliest, latest",
        "subscribe a --id a#b                | 1 | is no id of a subscriber",
        "subscribe a..b --id a               | 1 | is no topic or pattern",
        "subscribe errors --id b --from 99   | 1 | BAD_POSITION",
        "topics --output yaml                | 2 | yaml"
      })
  void whatIsWrong_isSaid(String command, int exitCode, String words) {
    ok("publish", "errors", "x");
    terminals.err.getBuffer().setLength(0);
    String[] arguments =
        Arrays.stream(command.trim().split(" +"))
            .map(argument -> argument.equals("''") ? "" : argument)
            .toArray(String[]::new);
    assertEquals(exitCode, run(terminals, arguments), terminals.err());
    assertTrue(terminals.err().contains(words), terminals.err());
  }
}
