/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.DeliveryVerdict;
import io.quorate.examples.driver.journal.StaleReads;
import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.ThreeNodes;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The same checks on nodes that were made defective: they must find what is wrong. */
class PlantedFaultIT {
  private static final int MOST_ROUNDS = 20;

  /** A node sends again what it had on its way when the leader went; some of that was applied. */
  @Test
  void withoutDeduplication_repeatsAreFound() {
    Campaign.run(
        "planted-no-dedup",
        Setup.DEFAULT.withFlag("-Dio.quorate.internal.fault=no-dedup"),
        nodes -> {
          Verdict verdict = leaderKilled(nodes);
          int rounds = 1;
          while (verdict.duplicated() == 0 && rounds < MOST_ROUNDS) {
            nodes.specs().stream()
                .filter(spec -> !nodes.node(spec.id()).isAlive())
                .forEach(spec -> nodes.start(spec.id()));
            nodes.specs().forEach(spec -> nodes.awaitReady(spec.id()));
            verdict = leaderKilled(nodes);
            rounds++;
          }
          Campaign.report("sessions switched off: round %d: %s", rounds, verdict.line());
          assertTrue(verdict.duplicated() > 0, verdict::toString);
          assertFalse(verdict.holds());
        });
  }

  private static Verdict leaderKilled(ThreeNodes<LedgerProcess> nodes) {
    nodes.running().forEach(node -> node.ask("load 64 0"));
    Load.awaitProgress(nodes.running());
    String leader = nodes.awaitLeader();
    nodes.node(leader).kill();
    Load.awaitProgress(nodes.running());
    Load.stop(nodes);
    return nodes.check();
  }

  @Test
  void messagesLeftOut_areFound() {
    topics(
        "planted-skip-delivery",
        "skip-delivery",
        verdict -> assertTrue(verdict.missing() > 0, verdict::toString));
  }

  @Test
  void messagesPublishedTwice_areFound() {
    topics(
        "planted-topics-no-dedup",
        "no-dedup",
        verdict -> assertTrue(verdict.different() > 0, verdict::toString));
  }

  private static void topics(String name, String fault, Consumer<DeliveryVerdict> finding) {
    Campaign.run(
        name,
        TopicsIT.TOPICS.withFlag("-Dio.quorate.internal.fault=" + fault),
        nodes -> {
          nodes.running().forEach(node -> node.ask("publish 2 2 1000"));
          TopicsIT.awaitMore(nodes, 1_000);
          nodes.running().forEach(node -> node.askLong("stop-publish"));
          TopicsIT.awaitDelivered(nodes);
          DeliveryVerdict verdict = TopicsIT.verdict(nodes);
          Campaign.report("%s: %s", name, verdict);
          finding.accept(verdict);
          assertFalse(verdict.holds());
        });
  }

  @Test
  void withTheEnginesOwnReads_staleOnesAreFound() {
    Campaign.run(
        "planted-engine-reads",
        Setup.DEFAULT.withFlag("-Dio.quorate.internal.fault=engine-reads"),
        nodes -> {
          List<StaleReads.Stale> stale = List.of();
          int rounds = 0;
          while (stale.isEmpty() && rounds < MOST_ROUNDS) {
            PausedLeader.round(nodes);
            rounds++;
            stale = StaleReads.of(nodes.journals()).find();
          }
          Campaign.report("engine's own reads: round %d: %s", rounds, stale);
          assertFalse(stale.isEmpty(), "no stale read in " + MOST_ROUNDS + " rounds");
        });
  }
}
