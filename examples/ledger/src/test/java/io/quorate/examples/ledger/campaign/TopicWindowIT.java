/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.DeliveryVerdict;
import io.quorate.examples.driver.process.Until;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A handler that waits holds the publishers of its topics; killing its node frees them. */
class TopicWindowIT {
  private static final int WINDOW = 64;
  private static final int CLIENTS = 8;
  private static final Duration STILL = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @Test
  void nodeKilledWhileItHoldsTheWindow_freesIt() {
    Campaign.run(
        "topic-window",
        TopicsIT.TOPICS.with("quorate.topics.window", Integer.toString(WINDOW)),
        nodes -> {
          String holder = nodes.others(nodes.awaitLeader()).get(0).id();
          nodes.node(holder).ask("hold");
          List<LedgerProcess> others = nodes.others(holder);
          others.forEach(node -> node.ask("publish 1 " + CLIENTS + " 0"));
          long held = awaitStill(others);
          assertTrue(held >= WINDOW, () -> held + " messages were published");
          assertTrue(held <= WINDOW + 2 * CLIENTS, () -> held + " messages were published");

          nodes.node(holder).kill();
          long killed = System.nanoTime();
          Until.holds("publishing goes on", TIMEOUT, () -> TopicsIT.published(others) > held);
          double seconds = (System.nanoTime() - killed) / 1e9;
          TopicsIT.awaitMore(nodes, 1_000);
          nodes.start(holder);
          nodes.awaitReady(holder);
          others.forEach(node -> node.askLong("stop-publish"));
          TopicsIT.awaitDelivered(nodes);
          DeliveryVerdict verdict = TopicsIT.verdict(nodes);
          Campaign.report(
              "topic-window: held at %d of %d; went on %.2f s after the kill; %s",
              held, WINDOW, seconds, verdict);
          assertTrue(verdict.holds(), verdict::toString);
          assertEquals(0, nodes.node(holder).ask("topics").number("missed"));
        });
  }

  /** Waits until nothing more is published, and answers how much was. */
  private static long awaitStill(List<LedgerProcess> nodes) {
    long[] last = {-1, System.nanoTime()};
    Until.holds(
        "nothing more is published",
        TIMEOUT,
        () -> {
          long now = TopicsIT.published(nodes);
          if (now != last[0]) {
            last[0] = now;
            last[1] = System.nanoTime();
          }
          return now > 0 && System.nanoTime() - last[1] > STILL.toNanos();
        });
    return last[0];
  }
}
