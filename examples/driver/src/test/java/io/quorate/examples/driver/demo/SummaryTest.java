/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Style PLAIN = new Style(false, false);

  private static Outcome outcome(Verdict verdict, boolean agree, String digest, boolean kept) {
    return new Outcome(
        "n1",
        "n2",
        Duration.ofMillis(412),
        Duration.ofSeconds(3),
        10_000,
        1.5,
        9.5,
        agree,
        digest,
        kept,
        verdict);
  }

  private static Verdict verdict(int lost, int duplicated) {
    return new Verdict(100, 90, 8, 2, 3, lost, duplicated, 0, 0, 0, List.of());
  }

  private static String lastLine(Outcome outcome) {
    List<String> lines = new Summary(PLAIN).table(outcome).lines().toList();
    return lines.get(lines.size() - 1);
  }

  @Test
  void lastLine_isForScripts() {
    assertEquals(
        "acknowledged=90 unknown=8 lost=0 duplicated=0 failover_ms=412",
        lastLine(outcome(verdict(0, 0), true, "ab", true)));
    assertEquals(
        "acknowledged=90 unknown=8 lost=1 duplicated=2 failover_ms=412",
        lastLine(outcome(verdict(1, 2), true, "ab", true)));
  }

  @Test
  void held_onlyIfNothingIsWrong() {
    assertTrue(outcome(verdict(0, 0), true, "ab", true).held());
    assertFalse(outcome(verdict(1, 0), true, "ab", true).held());
    assertFalse(outcome(verdict(0, 1), true, "ab", true).held());
    assertFalse(outcome(verdict(0, 0), false, "ab", true).held());
    assertFalse(outcome(verdict(0, 0), true, "", true).held());
    assertFalse(outcome(verdict(0, 0), true, "ab", false).held());
  }

  @Test
  void whatIsWrong_isMarkedInTheTable() {
    String table = new Summary(PLAIN).table(outcome(verdict(17, 0), true, "ab", true));
    assertTrue(table.contains("acknowledged but lost    17"), table);
  }

  @Test
  void coloursOnlyWhereWanted() {
    Outcome good = outcome(verdict(0, 0), true, "ab", true);
    assertFalse(new Summary(PLAIN).table(good).contains("\u001b"));
    assertTrue(new Summary(new Style(true, true)).table(good).contains("\u001b[32m"));
  }
}
