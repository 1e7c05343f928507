/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts durations in fixed buckets. Recording allocates nothing and takes no lock; a copy taken
 * meanwhile may miss what is being recorded, never count it twice.
 */
final class LatencyHistogram {
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  /** Upper bounds, from what a local disk can do to the longest sensible timeout. */
  private static final long[] BOUNDS = {
    250 * MICRO,
    500 * MICRO,
    MILLI,
    2_500 * MICRO,
    5 * MILLI,
    10 * MILLI,
    25 * MILLI,
    50 * MILLI,
    100 * MILLI,
    250 * MILLI,
    500 * MILLI,
    SECOND,
    2_500 * MILLI,
    5 * SECOND,
    10 * SECOND
  };

  private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
  private final LongAdder nanos = new LongAdder();

  LatencyHistogram() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  void record(long durationNanos) {
    int bucket = 0;
    while (bucket < BOUNDS.length && durationNanos > BOUNDS[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    nanos.add(durationNanos);
  }

  /** Upper bounds in seconds, the last one infinite. */
  static double[] boundsInSeconds() {
    double[] seconds = new double[BOUNDS.length + 1];
    for (int i = 0; i < BOUNDS.length; i++) {
      seconds[i] = BOUNDS[i] / (double) SECOND;
    }
    seconds[BOUNDS.length] = Double.POSITIVE_INFINITY;
    return seconds;
  }

  /** How many fell into each bucket, not cumulated. */
  long[] counts() {
    long[] copy = new long[counts.length];
    for (int i = 0; i < counts.length; i++) {
      copy[i] = counts[i].sum();
    }
    return copy;
  }

  /** How many were recorded. */
  long count() {
    long all = 0;
    for (LongAdder bucket : counts) {
      all += bucket.sum();
    }
    return all;
  }

  double sumInSeconds() {
    return nanos.sum() / (double) SECOND;
  }
}
