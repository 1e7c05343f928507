/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  @Test
  void percentiles_areInMicroseconds() {
    for (int micros = 1; micros <= 1000; micros++) {
      latencies.record(TimeUnit.MICROSECONDS.toNanos(micros));
    }
    assertEquals(1000, latencies.count());
    assertEquals(500, latencies.percentileMicros(50), 1);
    assertEquals(990, latencies.percentileMicros(99), 1);
    assertEquals(1000, latencies.percentileMicros(100), 1);
  }

  @Test
  void whatIsBeyondTheScale_countsAsItsEnd() {
    latencies.record(TimeUnit.MINUTES.toNanos(5));
    latencies.record(-1);
    assertEquals(60e6, latencies.percentileMicros(100), 60e3);
    assertEquals(0, latencies.percentileMicros(1), 0.001);
  }

  @Test
  void withoutAny_percentilesAreZero() {
    assertEquals(0, latencies.percentileMicros(99.9));
  }
}
