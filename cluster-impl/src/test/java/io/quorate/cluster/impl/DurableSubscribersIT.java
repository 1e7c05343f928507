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
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.TopicStatus;
import io.quorate.cluster.impl.delivery.DurableSubscribers;
import io.quorate.cluster.impl.delivery.TopicDelivery;
import io.quorate.cluster.impl.delivery.TopicReader;
import io.quorate.cluster.impl.topics.StartPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscribers outside the cluster, on real nodes. */
class DurableSubscribersIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path directory;

  private TestCluster cluster() {
    return new TestCluster(directory, TopicHandler::new).set("quorate.topics.retain-count", "50");
  }

  private static DurableSubscribers at(Cluster node) {
    return ((Node) node).durableSubscribers();
  }

  private static void subscribe(Cluster node, String id, String pattern, StartPoint start)
      throws Exception {
    get(at(node).subscribe(id, new TopicPattern(pattern), start, TIMEOUT));
  }

  private static void publish(Cluster node, String topic, int messages) throws Exception {
    List<CompletionStage<?>> published = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      published.add(node.publish(topic, "x"));
    }
    for (CompletionStage<?> each : published) {
      get(each);
    }
  }

  /** Reads until so many positions have come. */
  private static List<Long> read(TopicReader reader, int messages) throws Exception {
    List<Long> positions = new ArrayList<>();
    while (positions.size() < messages) {
      for (TopicDelivery delivery : get(reader.fetch(7, 1 << 20))) {
        positions.add(delivery.position());
      }
    }
    return positions;
  }

  private static List<Long> seqs(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static Code codeOf(CompletionStage<?> stage) {
    ExecutionException failure = assertThrows(ExecutionException.class, () -> get(stage));
    return assertInstanceOf(ClusterException.class, failure.getCause()).code();
  }

  @Test
  void subscriber_resumesAtItsCursor_alsoAtAnotherNode() throws Exception {
    try (TestCluster cluster = cluster().form(3)) {
      Cluster one = cluster.follower();
      publish(one, "audit.a", 5);
      subscribe(one, "python", "audit.*", StartPoint.EARLIEST);
      TopicReader reader = at(one).open("python");
      assertEquals(seqs(1, 5), read(reader, 5));
      reader.ack("audit.a", 3);
      CompletableFuture<List<TopicDelivery>> waiting = reader.fetch(10, 1 << 20);
      assertFalse(waiting.isDone());
      publish(cluster.leader(), "audit.a", 1);
      assertEquals(6, get(waiting).get(0).position());
      reader.close();

      Cluster other = cluster.leader();
      await()
          .atMost(TIMEOUT)
          .until(
              () ->
                  other.topics().stream()
                      .flatMap(topic -> topic.subscribers().stream())
                      .anyMatch(each -> each.name().equals("python") && each.ack() == 3));
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () -> {
                TopicReader again = at(other).open("python");
                assertEquals(4, get(again.fetch(1, 1)).get(0).position());
              });
      assertEquals(seqs(4, 6), read(at(other).open("python"), 3));
    }
  }

  @Test
  void slowSubscriber_lagsAlone_andIsToldOfTheGap() throws Exception {
    try (TestCluster cluster = cluster().set("quorate.topics.window", "10").form(1)) {
      Cluster node = cluster.node("n1");
      await().atMost(TIMEOUT).until(() -> ((Node) node).topicLimits().count() == 50);
      subscribe(node, "slow", "audit", StartPoint.EARLIEST);
      publish(node, "audit", 80);
      TopicReader reader = at(node).open("slow");
      List<TopicDelivery> first = get(reader.fetch(10, 1 << 20));
      assertEquals(List.of(new TopicDelivery.Gap(new TopicGap("audit", "slow", 1, 30))), first);
      assertEquals(seqs(31, 80), read(reader, 50));
      TopicStatus status = node.topics().get(0);
      assertEquals(80, status.subscribers().get(0).lag());
      assertFalse(status.subscribers().get(0).holds());
    }
  }

  @Test
  void subscriberThatIsAway_expires_andIsToldOfTheGapWhenItIsBack() throws Exception {
    try (TestCluster cluster =
        cluster()
            .set("quorate.topics.subscriber-expiry", "1s")
            .set("quorate.topics.cursor-interval", "250ms")
            .set("quorate.topics.keep-acknowledged", "0s")
            .form(1)) {
      Cluster node = cluster.node("n1");
      subscribe(node, "away", "orders", StartPoint.EARLIEST);
      subscribe(node, "here", "other", StartPoint.EARLIEST);
      CompletableFuture<List<TopicDelivery>> waiting = at(node).open("here").fetch(1, 1);
      publish(node, "orders", 10);
      await()
          .atMost(TIMEOUT)
          .until(
              () ->
                  node.topics().stream()
                      .anyMatch(
                          topic -> topic.topic().equals("orders") && topic.firstRetained() == 11));
      assertTrue(
          get(at(node).subscribe("away", new TopicPattern("orders"), StartPoint.LATEST, TIMEOUT)));
      TopicReader back = at(node).open("away");
      assertEquals(
          List.of(new TopicDelivery.Gap(new TopicGap("orders", "away", 1, 10))),
          get(back.fetch(10, 1 << 20)));
      publish(node, "other", 1);
      assertEquals(1, get(waiting).get(0).position());
    }
  }

  @Test
  void newReader_endsTheEarlierOne() throws Exception {
    try (TestCluster cluster = cluster().form(1)) {
      Cluster node = cluster.node("n1");
      subscribe(node, "twice", "audit", StartPoint.LATEST);
      CompletableFuture<?> waiting = at(node).open("twice").fetch(1, 1);
      TopicReader second = at(node).open("twice");
      assertEquals(Code.CLOSED, codeOf(waiting));
      CompletableFuture<?> forgotten = second.fetch(1, 1);
      get(at(node).unsubscribe("twice", TIMEOUT));
      assertEquals(Code.UNKNOWN_SUBSCRIBER, codeOf(forgotten));
    }
  }

  @Test
  void badInput_isRefusedWithItsReason() throws Exception {
    try (TestCluster cluster = cluster().form(1)) {
      Cluster node = cluster.node("n1");
      DurableSubscribers subscribers = at(node);
      publish(node, "audit", 3);
      TopicPattern audit = new TopicPattern("audit");
      assertEquals(
          Code.BAD_TOPIC, codeOf(subscribers.subscribe("a b", audit, StartPoint.LATEST, TIMEOUT)));
      assertEquals(
          Code.BAD_POSITION, codeOf(subscribers.subscribe("a", audit, StartPoint.at(5), TIMEOUT)));
      assertThrows(IllegalArgumentException.class, () -> StartPoint.at(-1));
      assertEquals(Code.UNKNOWN_SUBSCRIBER, codeOf(subscribers.unsubscribe("a", TIMEOUT)));
      assertEquals(
          Code.UNKNOWN_SUBSCRIBER,
          assertThrows(ClusterException.class, () -> subscribers.open("a")).code());
      subscribe(node, "a", "audit", StartPoint.at(2));
      TopicReader reader = subscribers.open("a");
      assertEquals(
          Code.BAD_TOPIC,
          assertThrows(ClusterException.class, () -> reader.ack("audit", 1)).code());
      assertEquals(seqs(2, 3), read(reader, 2));
      assertEquals(
          Code.BAD_POSITION,
          assertThrows(ClusterException.class, () -> reader.ack("audit", 4)).code());
      assertEquals(
          Code.BAD_POSITION,
          assertThrows(ClusterException.class, () -> reader.ack("audit", -1)).code());
      reader.ack("audit", 3);
      reader.ack("audit", 1);
      assertThrows(IllegalArgumentException.class, () -> reader.fetch(0, 1));
    }
  }
}
