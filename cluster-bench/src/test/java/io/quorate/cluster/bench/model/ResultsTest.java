/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.bench.model.Results.Subject;
import io.quorate.cluster.bench.system.SystemKind;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Workload WRITES = Workload.writes(Origin.LEADER, 256);
  private static final Subject QUORATE = new Subject(SystemKind.QUORATE, WRITES);
  private static final Subject SHIPPED = new Subject(SystemKind.RATIS_SHIPPED, WRITES);
  private static final Subject TUNED = new Subject(SystemKind.RATIS_TUNED, WRITES);

  @Test
  void median_ofOddRounds_isTheMiddleOne() {
    Results results =
        new SampleResults()
            .with(1, SystemKind.QUORATE, WRITES, 300, 1)
            .with(2, SystemKind.QUORATE, WRITES, 100, 1)
            .with(3, SystemKind.QUORATE, WRITES, 110, 1)
            .build();
    assertEquals(OptionalDouble.of(110), results.median(QUORATE, Results.RATE));
  }

  @Test
  void median_ofEvenRounds_isTheMeanOfTheMiddleTwo() {
    Results results =
        new SampleResults()
            .with(1, SystemKind.QUORATE, WRITES, 100, 1)
            .with(2, SystemKind.QUORATE, WRITES, 200, 1)
            .build();
    assertEquals(OptionalDouble.of(150), results.median(QUORATE, Results.RATE));
  }

  @Test
  void ratio_isTakenWithinRounds_notOfMedians() {
    // The machine is ten times slower in round 2; the ratio of the medians would be 2.0.
    Results results =
        new SampleResults()
            .with(1, SystemKind.QUORATE, WRITES, 800, 1)
            .with(1, SystemKind.RATIS_SHIPPED, WRITES, 100, 1)
            .with(2, SystemKind.QUORATE, WRITES, 80, 1)
            .with(2, SystemKind.RATIS_SHIPPED, WRITES, 10, 1)
            .with(3, SystemKind.QUORATE, WRITES, 200, 1)
            .with(3, SystemKind.RATIS_SHIPPED, WRITES, 100, 1)
            .build();
    assertEquals(OptionalDouble.of(8), results.ratio(QUORATE, SHIPPED, Results.RATE));
  }

  @Test
  void ratio_leavesOutRoundsThatLackOneSide() {
    Results results =
        new SampleResults()
            .with(1, SystemKind.QUORATE, WRITES, 800, 1)
            .with(2, SystemKind.QUORATE, WRITES, 900, 1)
            .with(2, SystemKind.RATIS_SHIPPED, WRITES, 300, 1)
            .build();
    assertEquals(OptionalDouble.of(3), results.ratio(QUORATE, SHIPPED, Results.RATE));
  }

  @Test
  void ratio_ofWhatWasNotMeasured_isEmpty() {
    Results results = new SampleResults().with(1, SystemKind.QUORATE, WRITES, 800, 1).build();
    assertTrue(results.ratio(QUORATE, SHIPPED, Results.RATE).isEmpty());
    assertTrue(results.median(TUNED, Results.RATE).isEmpty());
  }

  @Test
  void ratio_againstNothingAnswered_isEmpty() {
    Results results =
        new SampleResults()
            .with(1, SystemKind.QUORATE, WRITES, 800, 1)
            .with(1, SystemKind.RATIS_SHIPPED, WRITES, 0, 0)
            .build();
    assertTrue(results.ratio(QUORATE, SHIPPED, Results.RATE).isEmpty());
  }

  @Test
  void ratioToLargest_takesTheFasterPeerOfEachRound() {
    Results results =
        new SampleResults()
            .with(1, SystemKind.QUORATE, WRITES, 800, 1)
            .with(1, SystemKind.RATIS_SHIPPED, WRITES, 100, 1)
            .with(1, SystemKind.RATIS_TUNED, WRITES, 50, 1)
            .with(2, SystemKind.QUORATE, WRITES, 800, 1)
            .with(2, SystemKind.RATIS_SHIPPED, WRITES, 50, 1)
            .with(2, SystemKind.RATIS_TUNED, WRITES, 200, 1)
            .build();
    assertEquals(
        OptionalDouble.of(6),
        results.ratioToLargest(QUORATE, List.of(SHIPPED, TUNED), Results.RATE));
  }
}
