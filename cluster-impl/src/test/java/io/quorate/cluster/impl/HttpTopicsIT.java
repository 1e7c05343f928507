/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.HttpNode.base64;
import static io.quorate.cluster.impl.HttpNode.json;
import static io.quorate.cluster.impl.HttpNode.ok;
import static io.quorate.cluster.impl.TestCluster.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.impl.management.EventClient;
import io.quorate.cluster.impl.management.EventClient.Event;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics over HTTP, on real nodes: publishing, the table, and server-sent events. */
class HttpTopicsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;

  private TestCluster cluster() {
    return new TestCluster(directory, TopicHandler::new);
  }

  private static int port(TestCluster cluster, String node) {
    return cluster.ports(node)[2];
  }

  private static void publish(Cluster node, String topic, int messages, Object payload)
      throws Exception {
    List<CompletionStage<?>> published = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      published.add(node.publish(topic, payload));
    }
    for (CompletionStage<?> each : published) {
      get(each);
    }
  }

  @Test
  void everyNode_publishes_tellsAndStreams() throws Exception {
    try (TestCluster cluster = cluster().form(3);
        HttpNode http = new HttpNode(cluster)) {
      long seq = 0;
      for (String node : List.of("n1", "n2", "n3")) {
        JsonObject receipt =
            ok(
                http.post(
                    node,
                    "/publish",
                    "{\"topic\":\"audit.a\",\"text\":\"gr\u00fcn "
                        + node
                        + "\",\"key\":\"k\",\"publisher\":\"p\",\"attributes\":{\"a\":\"b\"}}"));
        assertEquals("audit.a", receipt.getString("topic"));
        assertEquals(++seq, receipt.getJsonNumber("seq").longValue());
        assertTrue(receipt.getJsonNumber("index").longValue() > 0);
        assertEquals(
            "{}",
            http.post(
                    node, "/appsync", "{\"topic\":\"audit.a\",\"data\":\"" + base64("sync") + "\"}")
                .body());
        seq++;
      }
      for (String node : List.of("n1", "n2", "n3")) {
        try (EventClient events =
            EventClient.open(port(cluster, node), "/topics/audit.a?from=earliest")) {
          for (int i = 1; i <= 6; i++) {
            Event event = events.next();
            assertEquals("message", event.type());
            assertEquals("" + i, event.id());
            JsonObject message = json(event.data());
            assertEquals(i, message.getInt("seq"));
            assertEquals("audit.a", message.getString("topic"));
            if (i % 2 == 1) {
              assertEquals("gr\u00fcn n" + (i + 1) / 2, message.getString("text"));
              assertEquals("text/plain;charset=utf-8", message.getString("contentType"));
              assertEquals("k", message.getString("key"));
              assertEquals("p", message.getString("publisher"));
              assertEquals("b", message.getJsonObject("attributes").getString("a"));
            } else {
              assertEquals(base64("sync"), message.getString("data"));
              assertEquals("application/octet-stream", message.getString("contentType"));
            }
          }
        }
      }
    }
  }

  @Test
  void idempotencyKey_answersTheFirstReceipt() throws Exception {
    try (TestCluster cluster = cluster().form(1);
        HttpNode http = new HttpNode(cluster)) {
      String body = "{\"topic\":\"audit\",\"data\":\"AAE=\",\"idempotencyKey\":\"once\"}";
      JsonObject first = ok(http.post("n1", "/publish", body));
      assertEquals(first, ok(http.post("n1", "/publish", body)));
    }
  }

  @Test
  void table_tellsLagByNode_andWhoReads() throws Exception {
    try (TestCluster cluster = cluster().form(2);
        HttpNode http = new HttpNode(cluster)) {
      publish(cluster.follower(), "orders", 5, "x");
      String leader = cluster.leader().nodeId();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                JsonObject table = ok(http.get(leader, "/topics"));
                assertEquals(leader, table.getString("nodeId"));
                JsonObject orders = table.getJsonArray("topics").getJsonObject(0);
                assertEquals("orders", orders.getString("topic"));
                assertEquals(5, orders.getInt("seq"));
                assertEquals(5, orders.getInt("minAck"));
                assertEquals(Set.of("n1", "n2"), orders.getJsonObject("lag").keySet());
                assertEquals(0, orders.getJsonObject("lag").getInt("n1"));
                JsonObject reader = orders.getJsonArray("subscribers").getJsonObject(0);
                assertEquals("n1", reader.getString("nodeId"));
                assertEquals(5, reader.getInt("ack"));
                assertTrue(reader.getBoolean("holds"));
              });
    }
  }

  @Test
  void stream_resumesAfterTheLastId_atAnotherNode_andFollows() throws Exception {
    try (TestCluster cluster = cluster().form(2)) {
      publish(cluster.leader(), "audit", 10, "x");
      try (EventClient first = EventClient.open(port(cluster, "n1"), "/topics/audit?from=3")) {
        assertEquals("3", first.next().id());
      }
      try (EventClient again =
          EventClient.open(port(cluster, "n2"), "/topics/audit?from=3", "Last-Event-ID: 8")) {
        assertEquals("9", again.next().id());
        assertEquals("10", again.next().id());
        publish(cluster.leader(), "audit", 2, "x");
        assertEquals("11", again.next().id());
        assertEquals("12", again.next().id());
      }
      try (EventClient latest = EventClient.open(port(cluster, "n1"), "/topics/audit");
          EventClient unborn = EventClient.open(port(cluster, "n2"), "/topics/unborn")) {
        assertEquals(200, latest.status());
        assertEquals(200, unborn.status());
        publish(cluster.leader(), "audit", 1, "x");
        assertEquals("13", latest.next().id());
        publish(cluster.leader(), "unborn", 2, "x");
        assertEquals("1", unborn.next().id());
        assertEquals("2", unborn.next().id());
      }
      // Beyond what there is: refused only when this node knows what there is.
      try (EventClient next = EventClient.open(port(cluster, "n2"), "/topics/audit?from=14");
          EventClient beyond = EventClient.open(port(cluster, "n2"), "/topics/audit?from=15")) {
        assertEquals(200, next.status());
        assertEquals(400, beyond.status());
        JsonObject problem = json(beyond.body());
        assertEquals("BAD_POSITION", problem.getString("code"));
        assertTrue(problem.getString("error").contains("its last is 13"), problem.toString());
      }
    }
  }

  @Test
  void slowClient_lagsAlone_andIsToldOfTheGap() throws Exception {
    try (TestCluster cluster = cluster().set("quorate.topics.retain-count", "50").form(1)) {
      Cluster node = cluster.node("n1");
      await().atMost(PATIENCE).until(() -> ((Node) node).topicLimits().count() == 50);
      try (EventClient slow = EventClient.slow(port(cluster, "n1"), "/topics/audit?from=earliest");
          EventClient fast = EventClient.open(port(cluster, "n1"), "/topics/audit?from=earliest")) {
        byte[] payload = new byte[256 * 1024];
        for (int i = 1; i <= 200; i++) {
          publish(node, "audit", 1, payload);
          assertEquals("" + i, fast.next().id());
        }
        // 50 MiB have passed, of which the slow client has taken what its socket holds.
        long next = 1;
        boolean missed = false;
        while (next <= 200) {
          Event event = slow.next();
          JsonObject data = json(event.data());
          if (event.type().equals("gap")) {
            missed = true;
            assertEquals(next, data.getInt("first"));
            assertEquals("" + data.getInt("last"), event.id());
            next = data.getInt("last") + 1L;
          } else {
            assertEquals(next, data.getInt("seq"));
            next++;
          }
        }
        assertTrue(missed, "the slow client was to be left behind");
      }
    }
  }

  @Test
  void stoppingTheNode_endsTheStream_alsoOfAClientThatDoesNotRead() throws Exception {
    try (TestCluster cluster = cluster().form(1)) {
      try (EventClient reading = EventClient.open(port(cluster, "n1"), "/topics/audit");
          EventClient stuck =
              EventClient.slow(port(cluster, "n1"), "/topics/audit?from=earliest")) {
        publish(cluster.node("n1"), "audit", 40, "x".repeat(256 * 1024).getBytes(UTF_8));
        for (int i = 1; i <= 40; i++) {
          assertEquals("" + i, reading.next().id());
        }
        assertEquals(200, stuck.status());
        long start = System.nanoTime();
        cluster.stop("n1");
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        Event end = reading.next();
        assertEquals("end", end.type());
        assertEquals("CLOSED", json(end.data()).getString("code"));
        assertTrue(reading.isAtEnd());
      }
    }
  }
}
