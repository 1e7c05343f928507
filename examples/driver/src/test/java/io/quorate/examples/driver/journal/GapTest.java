/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GapTest {
  private static final Duration WITHIN = Duration.ofNanos(1_000);

  @Test
  void countsFromTheFault() {
    assertEquals(Duration.ofNanos(300), Gap.longest(new long[] {90, 400, 450}, 100, WITHIN));
  }

  @Test
  void acknowledgementsJustAfterTheFault_doNotHideTheGap() {
    assertEquals(Duration.ofNanos(600), Gap.longest(new long[] {110, 720, 120, 800}, 100, WITHIN));
  }

  @Test
  void whatComesMuchLater_isNotCounted() {
    assertEquals(Duration.ofNanos(50), Gap.longest(new long[] {150, 5_000}, 100, WITHIN));
  }

  @Test
  void nothingAtAll_isTheWholeWindow() {
    assertEquals(WITHIN, Gap.longest(new long[] {50}, 100, WITHIN));
  }
}
