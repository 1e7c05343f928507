/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AtomicHistogram;

/** Latencies of many callers, to three digits. Safe for use from any thread. */
final class Latencies {
  /** What took longer counts as this long. */
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(60);

  private static final int DIGITS = 3;

  private final AtomicHistogram nanos = new AtomicHistogram(MAX_NANOS, DIGITS);

  void record(long latencyNanos) {
    nanos.recordValue(Math.max(0, Math.min(latencyNanos, MAX_NANOS)));
  }

  long count() {
    return nanos.getTotalCount();
  }

  /** The latency that so many percent did not exceed; 0 when there are none. */
  double percentileMicros(double percentile) {
    return count() == 0 ? 0 : nanos.getValueAtPercentile(percentile) / 1000.0;
  }
}
