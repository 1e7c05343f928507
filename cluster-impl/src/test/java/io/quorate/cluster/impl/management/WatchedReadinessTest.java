/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One look for all who watch. */
class WatchedReadinessTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final AtomicBoolean ready = new AtomicBoolean(true);
  private final AtomicInteger looks = new AtomicInteger();
  private final WatchedReadiness watched =
      new WatchedReadiness(
          () -> {
            looks.incrementAndGet();
            return ready.get();
          },
          now::get);

  @Test
  void manyWhoWatch_areOneLook() {
    for (int i = 0; i < 1_000; i++) {
      assertTrue(watched.up());
    }
    assertEquals(1, looks.get());
  }

  @Test
  void change_isSeenAMomentLater() {
    assertTrue(watched.up());
    ready.set(false);
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(250));
    assertFalse(watched.up());
  }
}
