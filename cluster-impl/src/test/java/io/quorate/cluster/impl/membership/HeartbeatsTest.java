/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeartbeatsTest {
  private final Heartbeats heartbeats = new Heartbeats(500, 3000, 0);

  @Test
  void onTime_isFine() {
    long now = 0;
    for (int i = 0; i < 20; i++) {
      now += 550;
      heartbeats.beat(now);
    }
    assertEquals(1.0, heartbeats.score(now + 600));
  }

  @Test
  void silence_sinksToZero() {
    heartbeats.beat(500);
    double sinking = heartbeats.score(500 + 1800);
    assertTrue(sinking > 0.4 && sinking < 0.6, "score " + sinking);
    assertEquals(0.0, heartbeats.score(500 + 3000));
  }

  @Test
  void lateness_isRememberedAndForgiven() {
    heartbeats.beat(3000);
    double after = heartbeats.score(3000);
    assertEquals(0.8, after, 0.001);
    long now = 3000;
    for (int i = 0; i < 20; i++) {
      now += 500;
      heartbeats.beat(now);
    }
    assertEquals(0.998, heartbeats.score(now));
    for (int i = 0; i < 20; i++) {
      now += 500;
      heartbeats.beat(now);
    }
    assertEquals(1.0, heartbeats.score(now));
  }
}
