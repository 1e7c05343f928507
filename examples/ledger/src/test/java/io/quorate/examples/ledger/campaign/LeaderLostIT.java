/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Gap;
import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The leader goes, suddenly or with a farewell, under load from all three nodes: no acknowledged
 * transfer may be lost and none applied twice. How long writing pauses is reported, not asserted.
 */
class LeaderLostIT {
  private static final Duration AFTERMATH = Duration.ofMillis(1_500);

  @Test
  void leaderKilled_losesAndRepeatsNothing() {
    killed("leader-killed", 3);
  }

  @Test
  @Tag("campaign")
  void leaderKilledTwentyTimes_losesAndRepeatsNothing() {
    killed("leader-killed-20", 20);
  }

  @Test
  void leaderStopped_losesAndRepeatsNothing() {
    stopped("leader-stopped", 2);
  }

  @Test
  @Tag("campaign")
  void leaderStoppedTwentyTimes_losesAndRepeatsNothing() {
    stopped("leader-stopped-20", 20);
  }

  private static void killed(String name, int rounds) {
    rounds(name, rounds, LedgerProcess::kill, "target: median 600 ms, worst 1500 ms");
  }

  private static void stopped(String name, int rounds) {
    rounds(name, rounds, LedgerProcess::stop, "target: median 400 ms");
  }

  private static void rounds(String name, int rounds, Consumer<LedgerProcess> end, String target) {
    Campaign.run(
        name,
        Setup.DEFAULT,
        nodes -> {
          Durations gaps = new Durations();
          Durations returns = new Durations();
          for (int round = 0; round < rounds; round++) {
            Load.start(nodes);
            Load.awaitProgress(nodes.running());
            String leader = nodes.awaitLeader();
            gaps.add(gap(nodes, leader, end));
            long back = System.nanoTime();
            nodes.start(leader);
            nodes.awaitReady(leader);
            returns.add(Duration.ofNanos(System.nanoTime() - back));
            Load.stop(nodes);
          }
          Verdict verdict = nodes.check();
          Campaign.report("%s: no acknowledgement for: %s (%s)", name, gaps, target);
          Campaign.report("%s: process started again and up to date: %s", name, returns);
          Campaign.report("%s: %s", name, verdict.line());
          assertTrue(verdict.holds(), verdict::toString);
          assertTrue(verdict.acknowledged() > 0, "no transfer was acknowledged");
        });
  }

  private static Duration gap(
      ThreeNodes<LedgerProcess> nodes, String leader, Consumer<LedgerProcess> end) {
    List<LedgerProcess> others = nodes.others(leader);
    List<Path> journals = nodes.journalsOf(others);
    long ended = System.nanoTime();
    end.accept(nodes.node(leader));
    Load.awaitProgress(others);
    Until.holds(
        "time passes", AFTERMATH.multipliedBy(2), () -> nanosSince(ended) > AFTERMATH.toNanos());
    return Gap.longest(journals, ended, Duration.ofNanos(nanosSince(ended)));
  }

  private static long nanosSince(long time) {
    return System.nanoTime() - time;
  }
}
