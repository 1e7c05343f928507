/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.TopicStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics on real nodes. */
class TopicsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final Map<String, TopicHandler> handlers = new ConcurrentHashMap<>();
  private TestCluster cluster;

  private TestCluster form(int size, Map<String, String> settings) throws Exception {
    List<TopicHandler> made = new ArrayList<>();
    cluster =
        new TestCluster(
            directory,
            () -> {
              TopicHandler handler = new TopicHandler();
              made.add(handler);
              return handler;
            });
    cluster.set("quorate.topics.retry", "20ms");
    settings.forEach(cluster::set);
    cluster.form(size);
    for (int i = 0; i < size; i++) {
      handlers.put("n" + (i + 1), made.get(i));
    }
    return cluster;
  }

  /** Starts a node again; its handler is a new one. */
  private Cluster restart(String id) {
    TopicHandler handler = new TopicHandler();
    handlers.put(id, handler);
    return cluster.startWith(id, handler);
  }

  @AfterEach
  void close() {
    handlers.values().forEach(handler -> handler.hold.countDown());
    if (cluster != null) {
      cluster.close();
    }
  }

  private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).untilAsserted(assertion);
  }

  private static List<Long> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static TopicStatus topic(Cluster node, String name) {
    return node.topics().stream()
        .filter(topic -> topic.topic().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Code codeOf(CompletionStage<?> stage) {
    ExecutionException failure = assertThrows(ExecutionException.class, () -> get(stage));
    return assertInstanceOf(ClusterException.class, failure.getCause()).code();
  }

  @Test
  void messagesOfAllNodes_reachEveryNodeInOneOrder() throws Exception {
    form(3, Map.of());
    List<CompletionStage<PublishReceipt>> published = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      for (Cluster node : cluster.nodes()) {
        published.add(node.publish("orders", "order " + i));
      }
    }
    for (CompletionStage<PublishReceipt> each : published) {
      get(each);
    }
    for (TopicHandler handler : handlers.values()) {
      eventually(() -> assertEquals(1_500, handler.orders.size()));
      assertEquals(seqs(1, 1_500), handler.orders);
    }
    eventually(
        () -> {
          for (Cluster node : cluster.nodes()) {
            TopicStatus status = topic(node, "orders");
            assertEquals(1_500, status.seq());
            assertEquals(1_500, status.minAck(), node.nodeId());
          }
        });
  }

  @Test
  void patternsAndObjects_areDeliveredTyped() throws Exception {
    form(1, Map.of());
    Cluster node = cluster.node("n1");
    get(node.publish("prices.eur", new TopicHandler.Price("EUR", 105)));
    PublishReceipt receipt = get(node.publish("prices.usd", new TopicHandler.Price("USD", 99)));
    assertEquals(1, receipt.seq());
    get(node.publish("prices.usd.far", new TopicHandler.Price("USD", 1)));
    eventually(
        () ->
            assertEquals(
                List.of("prices.eur 1 105", "prices.usd 1 99"),
                handlers.get("n1").prices.stream().sorted().toList()));
  }

  @Test
  void handlersMessages_comeWithItsStateOrNotAtAll() throws Exception {
    form(3, Map.of());
    Cluster node = cluster.follower();
    assertEquals(5L, get(node.appWrite("sell", 5L, Long.class)));
    ExecutionException failure =
        assertThrows(ExecutionException.class, () -> get(node.appWrite("sell", -1L, Long.class)));
    assertInstanceOf(HandlerException.class, failure.getCause());
    assertEquals(12L, get(node.appWrite("sell", 7L, Long.class)));
    for (TopicHandler handler : handlers.values()) {
      eventually(() -> assertEquals(seqs(1, 4), handler.orders));
    }
    assertEquals(
        12L,
        TestCluster.get(node.appRead("sold", null, Long.class, ReadConsistency.LINEARIZABLE))
            .value());
  }

  @Test
  void repeatedIdempotencyKey_answersTheFirstReceipt() throws Exception {
    form(3, Map.of());
    PublishOptions once = PublishOptions.DEFAULT.withIdempotencyKey("order-1");
    PublishReceipt first = get(cluster.leader().publish("orders", "one", once));
    PublishReceipt again = get(cluster.follower().publish("orders", "one", once));
    assertEquals(first, again);
    get(cluster.leader().publish("orders", "two"));
    for (TopicHandler handler : handlers.values()) {
      eventually(() -> assertEquals(seqs(1, 2), handler.orders));
    }
  }

  @Test
  void blockedHandler_holdsItsPublishersAtTheWindow_andNoOthers() throws Exception {
    form(3, Map.of("quorate.topics.window", "16"));
    String slow = cluster.follower().nodeId();
    CountDownLatch hold = new CountDownLatch(1);
    handlers.get(slow).hold = hold;
    Cluster publisher = cluster.leader();
    List<CompletableFuture<PublishReceipt>> published =
        IntStream.range(0, 40)
            .mapToObj(i -> publisher.publish("orders", "" + i).toCompletableFuture())
            .toList();
    eventually(
        () -> assertEquals(16, published.stream().filter(CompletableFuture::isDone).count()));
    get(publisher.publish("prices.eur", new TopicHandler.Price("EUR", 1)));
    assertEquals(16, published.stream().filter(CompletableFuture::isDone).count());
    assertEquals(
        Code.WINDOW_FULL,
        codeOf(
            publisher.publish(
                "orders", "late", PublishOptions.DEFAULT.withTimeout(Duration.ofMillis(300)))));
    hold.countDown();
    List<Long> receipts = new ArrayList<>();
    for (CompletableFuture<PublishReceipt> each : published) {
      receipts.add(get(each).seq());
    }
    assertEquals(seqs(1, 40), receipts);
    for (TopicHandler handler : handlers.values()) {
      eventually(() -> assertEquals(seqs(1, 40), handler.orders));
    }
  }

  @Test
  void nodeThatHoldsTheWindow_freesItWhenItIsGone() throws Exception {
    form(3, Map.of("quorate.topics.window", "16"));
    Cluster slow = cluster.follower();
    handlers.get(slow.nodeId()).hold = new CountDownLatch(1);
    Cluster publisher = cluster.leader();
    List<CompletableFuture<PublishReceipt>> published =
        IntStream.range(0, 40)
            .mapToObj(i -> publisher.publish("orders", "" + i).toCompletableFuture())
            .toList();
    eventually(
        () -> assertEquals(16, published.stream().filter(CompletableFuture::isDone).count()));
    cluster.stop(slow.nodeId());
    for (CompletableFuture<PublishReceipt> each : published) {
      get(each);
    }
    restart(slow.nodeId());
    eventually(() -> assertEquals(seqs(1, 40), handlers.get(slow.nodeId()).orders));
  }

  @Test
  void allNodesStopped_restIsDeliveredAfterTheirStart() throws Exception {
    form(3, Map.of());
    for (Cluster node : cluster.nodes()) {
      get(node.publish("orders", "first"));
    }
    handlers.values().forEach(h -> eventually(() -> assertEquals(seqs(1, 3), h.orders)));
    handlers.values().forEach(handler -> handler.hold = new CountDownLatch(1));
    for (int i = 0; i < 10; i++) {
      get(cluster.leader().publish("orders", "second " + i));
    }
    List<String> ids = List.of("n1", "n2", "n3");
    ids.forEach(cluster::stop);
    ids.forEach(this::restart);
    for (String id : ids) {
      get(cluster.node(id).ready());
      eventually(
          () -> {
            List<Long> orders = handlers.get(id).orders;
            assertTrue(orders.containsAll(seqs(4, 13)), orders + "");
          });
      assertEquals(handlers.get(id).orders.stream().sorted().toList(), handlers.get(id).orders, id);
      assertEquals(13, handlers.get(id).orders.get(handlers.get(id).orders.size() - 1));
    }
  }

  @Test
  void handlerThatFails_getsTheMessageAgainAndThenItIsADeadLetter() throws Exception {
    form(1, Map.of("quorate.topics.max-deliveries", "3"));
    TopicHandler handler = handlers.get("n1");
    handler.failing = 2;
    Cluster node = cluster.node("n1");
    get(node.publish("shaky", "a"));
    eventually(() -> assertEquals(List.of(1, 2), handler.failures));
    eventually(() -> assertEquals(1, topic(node, "shaky").minAck()));
    handler.failing = 99;
    get(node.publish("shaky", "b", PublishOptions.DEFAULT.withKey("k")));
    eventually(() -> assertEquals(1, handler.dead.size()));
    TopicMessage dead = handler.dead.get(0);
    assertEquals("dead-letter.shaky", dead.topic());
    assertEquals("2", dead.headers().attributes().get("dead-seq"));
    assertEquals("n1", dead.headers().attributes().get("dead-node"));
    assertEquals("k", dead.headers().key().orElseThrow());
    assertTrue(dead.headers().attributes().get("dead-failure").contains("not yet"));
    assertEquals("b", new String(dead.payload(), java.nio.charset.StandardCharsets.UTF_8));
    eventually(() -> assertEquals(2, topic(node, "shaky").minAck()));
  }

  @Test
  void payloadThatCannotBeDecoded_isADeadLetterAtOnce() throws Exception {
    form(1, Map.of());
    get(cluster.node("n1").publish("prices.eur", "no JSON"));
    eventually(() -> assertEquals(1, handlers.get("n1").dead.size()));
    assertEquals(List.of(), handlers.get("n1").prices);
  }

  @Test
  void nodeAwayBeyondTheRetainedTail_isToldWhatItMissed() throws Exception {
    form(3, Map.of("quorate.topics.retain-count", "20"));
    Cluster away = cluster.follower();
    String id = away.nodeId();
    for (int i = 0; i < 5; i++) {
      get(cluster.leader().publish("orders", "before"));
    }
    eventually(() -> assertEquals(seqs(1, 5), handlers.get(id).orders));
    cluster.stop(id);
    for (int i = 0; i < 95; i++) {
      get(cluster.leader().publish("orders", "after"));
    }
    restart(id);
    eventually(() -> assertEquals(seqs(81, 100), handlers.get(id).orders));
    assertEquals(List.of(new TopicGap("orders", "topics/orders", 6, 80)), handlers.get(id).gaps);
  }

  @Test
  void acknowledgedByAll_isTrimmedByAFewEntries() throws Exception {
    form(3, Map.of("quorate.topics.keep-acknowledged", "0s"));
    for (int i = 0; i < 2_000; i++) {
      get(cluster.leader().publish("orders", "x"));
    }
    for (Cluster node : cluster.nodes()) {
      eventually(
          () -> {
            TopicStatus status = topic(node, "orders");
            assertEquals(0, status.retainedMessages());
            assertEquals(2_001, status.firstRetained());
          });
    }
    long quiet = cluster.leader().status().commitIndex();
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(5))
        .until(() -> cluster.leader().status().commitIndex() - quiet <= 2);
  }

  @Test
  void handlerThatNamesTooManyTopics_isAnsweredAndChangesNothing() throws Exception {
    form(1, Map.of("quorate.topics.max-topics", "3"));
    Cluster node = cluster.node("n1");
    await().atMost(PATIENCE).until(() -> limitsAreTold(node));
    for (String topic : List.of("a", "b", "c")) {
      get(node.publish(topic, "x"));
    }
    assertEquals(Code.HANDLER_FAILED, codeOf(node.appWrite("sell", 1L, Long.class)));
    assertEquals(
        0L, get(node.appRead("sold", null, Long.class, ReadConsistency.LINEARIZABLE)).value());
    assertEquals(3, node.topics().size());
  }

  /** Limits are a command of the leader: the second after the one that raises the level. */
  private static boolean limitsAreTold(Cluster node) {
    return ((Node) node).topicLimits().topics() == 3;
  }

  @Test
  void badInput_isRefusedWithItsReason() throws Exception {
    form(1, Map.of("quorate.topics.max-topics", "3"));
    Cluster node = cluster.node("n1");
    assertEquals(Code.BAD_TOPIC, codeOf(node.publish("", "x")));
    assertEquals(Code.BAD_TOPIC, codeOf(node.publish("a b", "x")));
    assertEquals(Code.BAD_TOPIC, codeOf(node.publish("prices.*", "x")));
    assertEquals(Code.BAD_TOPIC, codeOf(node.publish("dead-letter.orders", "x")));
    assertEquals(Code.TOO_LARGE, codeOf(node.publish("orders", new byte[(1 << 20) + 1])));
    await().atMost(PATIENCE).until(() -> limitsAreTold(node));
    get(node.publish("a", "x"));
    get(node.publish("b", "x"));
    get(node.publish("c", "x"));
    assertEquals(Code.TOO_MANY_TOPICS, codeOf(node.publish("d", "x")));
    NotCommittedException refused =
        (NotCommittedException)
            assertThrows(ExecutionException.class, () -> get(node.publish("e", "x"))).getCause();
    assertTrue(refused.getMessage().contains("quorate.topics.max-topics"), refused.getMessage());
    assertFalse(node.topics().isEmpty());
  }
}
