/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Note;
import io.quorate.examples.driver.journal.StaleReads;
import io.quorate.examples.driver.journal.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A leader that was paused while another was elected believes to lead when it goes on; a
 * linearizable read on it must not answer from its old state.
 */
class LeaderPausedIT {
  @Test
  void pausedLeader_readsNothingStale() {
    paused("leader-paused", 3);
  }

  @Test
  @Tag("campaign")
  void leaderPausedTwentyTimes_readsNothingStale() {
    paused("leader-paused-20", 20);
  }

  private static void paused(String name, int rounds) {
    Campaign.run(
        name,
        Setup.DEFAULT,
        nodes -> {
          List<PausedLeader.Resumed> resumed = new ArrayList<>();
          for (int round = 0; round < rounds; round++) {
            resumed.add(PausedLeader.round(nodes));
          }
          StaleReads reads = StaleReads.of(nodes.journals());
          List<StaleReads.Stale> stale = reads.find();
          Verdict verdict = nodes.check();
          Campaign.report(
              "%s: %d stale reads; the first after going on: %s",
              name, stale.size(), resumed.stream().map(round -> first(reads, round)).toList());
          Campaign.report("%s: %s", name, verdict.line());
          assertEquals(List.of(), stale);
          assertTrue(verdict.holds(), verdict::toString);
        });
  }

  private static String first(StaleReads reads, PausedLeader.Resumed round) {
    List<Note> answered = reads.answered(round.from(), round.until());
    assertFalse(answered.isEmpty(), () -> "no read on " + round.leader() + " was answered");
    Note first = answered.get(0);
    return "%s began after %.1f ms, took %.1f"
        .formatted(
            round.leader(),
            (first.began() - round.from()) / 1e6,
            (first.nanos() - first.began()) / 1e6);
  }
}
