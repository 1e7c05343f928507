/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Deliveries;
import io.quorate.examples.driver.journal.DeliveryVerdict;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Messages from all nodes while the leader is killed twice and a follower is paused for 20 s: every
 * node's handler has all of them on its disk, in order.
 */
class TopicsIT {
  static final Setup TOPICS = Setup.DEFAULT.with("topics", "true");

  private static final int NUMBER_OF_TOPICS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(20);
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  @Test
  void twentyThousandMessages_reachAllNodesInOrder() {
    messages("topics", 20_000, 2, 10_000);
  }

  @Test
  @Tag("campaign")
  void twoHundredThousandMessages_reachAllNodesInOrder() {
    messages("topics-many", 200_000, 16, 5_000);
  }

  private static void messages(String name, long size, int workers, long pauseMicros) {
    Campaign.run(
        name,
        TOPICS,
        nodes -> {
          String publish = "publish " + NUMBER_OF_TOPICS + " " + workers + " " + pauseMicros;
          long began = System.nanoTime();
          nodes.running().forEach(node -> node.ask(publish));
          awaitMore(nodes, size / 10);
          killLeader(nodes, publish);

          String follower = nodes.others(nodes.awaitLeader()).get(0).id();
          LedgerProcess paused = nodes.node(follower);
          long before = published(nodes.others(follower));
          paused.pause();
          long until = System.nanoTime() + PAUSE.toNanos();
          Until.holds("the pause is over", PAUSE.multipliedBy(2), () -> System.nanoTime() > until);
          long meanwhile = published(nodes.others(follower)) - before;
          paused.resume();
          awaitMore(nodes, size / 10);
          killLeader(nodes, publish);

          Until.holds(
              "all messages are published", TIMEOUT, () -> published(nodes.running()) >= size);
          nodes.running().forEach(node -> node.askLong("stop-publish"));
          awaitDelivered(nodes);
          double seconds = (System.nanoTime() - began) / 1e9;
          DeliveryVerdict verdict = verdict(nodes);
          Campaign.report(
              "%s: %d published while %s was paused; all delivered after %.1f s; %s",
              name, meanwhile, follower, seconds, verdict);
          assertTrue(verdict.holds(), verdict::toString);
          assertTrue(meanwhile > 0, "nothing was published while a follower was paused");
          nodes.running().forEach(node -> assertEquals(0, node.ask("topics").number("missed")));
        });
  }

  static DeliveryVerdict verdict(ThreeNodes<LedgerProcess> nodes) {
    return Deliveries.check(nodes.journals(), List.of("n1", "n2", "n3"));
  }

  private static void killLeader(ThreeNodes<LedgerProcess> nodes, String publish) {
    String leader = nodes.awaitLeader();
    nodes.node(leader).kill();
    awaitMore(nodes, 200);
    nodes.start(leader);
    nodes.awaitReady(leader);
    nodes.node(leader).ask(publish);
  }

  /** What the nodes have in their topics, by the one that knows most. */
  static long published(List<LedgerProcess> running) {
    return running.stream()
        .mapToLong(node -> node.ask("topics").number("published"))
        .max()
        .orElse(0);
  }

  static void awaitMore(ThreeNodes<LedgerProcess> nodes, long messages) {
    long before = published(nodes.running());
    Until.holds(
        messages + " messages more are published",
        TIMEOUT,
        () -> published(nodes.running()) >= before + messages);
  }

  static void awaitDelivered(ThreeNodes<LedgerProcess> nodes) {
    Until.holds(
        "all messages are acknowledged by all",
        TIMEOUT,
        () -> {
          long published = published(nodes.running());
          return nodes.running().stream()
              .map(node -> node.ask("topics"))
              .allMatch(
                  topics ->
                      topics.number("published") == published
                          && topics.number("delivered") == published);
        });
  }
}
