/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that form a cluster by their number: one, however they start, and never two. */
class FormingIT {
  private static final int ROUNDS = 50;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @ParameterizedTest
  @EnumSource
  void nodes_formOneCluster(Start start) {
    round("forming-" + start, start, new Random());
  }

  @Test
  @Tag("campaign")
  void fiftyTimes_nodesFormOneCluster() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Start> starts = List.of(Start.values());
    Durations times = new Durations();
    for (int round = 0; round < ROUNDS; round++) {
      Start start = starts.get(round % starts.size());
      times.add(round("forming-" + round + "-" + start + "-of-" + seed, start, random));
    }
    Campaign.report("forming: %d rounds, from the last start to one cluster: %s", ROUNDS, times);
  }

  private static Duration round(String name, Start start, Random random) {
    Duration[] taken = {Duration.ZERO};
    Campaign.unformed(
        name,
        directory -> start.setup(directory),
        nodes -> {
          start.run(nodes, random);
          long started = System.nanoTime();
          ClusterIds.awaitOne(nodes, start.voters());
          taken[0] = Duration.ofNanos(System.nanoTime() - started);
          Campaign.open(nodes);
          Load.start(nodes);
          Load.awaitProgress(nodes.running());
          Load.stop(nodes);
          Verdict verdict = nodes.check();
          assertTrue(verdict.holds(), verdict::toString);
          ClusterIds.awaitOne(nodes, start.voters());
        });
    Campaign.report("%s: one cluster after %d ms", name, taken[0].toMillis());
    return taken[0];
  }

  /** Shows that two clusters are found where there are two. */
  @Test
  void bootstrapOnTwoNodesThatDoNotSeeEachOther_isFound() {
    Campaign.unformed(
        "planted-two-bootstraps",
        directory ->
            new Setup(
                Map.of("quorate.bootstrap", "true", "quorate.membership.seeds", ""),
                List.of("-XX:TieredStopAtLevel=1")),
        nodes -> {
          List<String> two = ThreeNodes.IDS.subList(0, 2);
          nodes.start(two);
          Until.holds(
              "both have formed",
              TIMEOUT,
              () -> nodes.running().stream().allMatch(LedgerProcess::ready));
          AssertionError found =
              assertThrows(AssertionError.class, () -> ClusterIds.awaitOne(nodes, two));
          assertTrue(found.getMessage().startsWith("There are 2 clusters"), found.getMessage());
          Campaign.report("two bootstraps: %s", found.getMessage());
        });
  }
}
