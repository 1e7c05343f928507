/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import io.quorate.examples.driver.load.Figures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/** Follows what the clients see. Not safe for use from several threads. */
final class LoadMeter {
  private static final long WINDOW = Duration.ofSeconds(1).toNanos();

  /** How many acknowledgements there were at a time. */
  private record Sample(long nanos, long acknowledged) {}

  private final Figures figures;
  private final Histogram all = new Histogram(2);
  private final Deque<Sample> samples = new ArrayDeque<>();
  private Histogram recent = new Histogram(2);
  private long recentSince = System.nanoTime();
  private double highestRate;

  LoadMeter(Figures figures) {
    this.figures = figures;
  }

  /** Takes the present figures. */
  void poll() {
    long now = System.nanoTime();
    if (now - recentSince >= WINDOW) {
      recentSince = now;
      takeLatencies();
    }
    samples.add(new Sample(now, acknowledged()));
    while (now - samples.getFirst().nanos() > WINDOW) {
      samples.removeFirst();
      // Only here is it the rate of a whole second.
      highestRate = Math.max(highestRate, rate());
    }
  }

  private void takeLatencies() {
    Histogram interval = figures.interval();
    if (interval.getTotalCount() > 0) {
      recent = interval;
      all.add(interval);
    }
  }

  long acknowledged() {
    return figures.acknowledged();
  }

  /** Acknowledgements in one second, of the last second. */
  private double rate() {
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    long nanos = last.nanos() - first.nanos();
    return nanos == 0 ? 0 : (last.acknowledged() - first.acknowledged()) * 1e9 / nanos;
  }

  double highestRate() {
    return highestRate;
  }

  /** A percentile of all latencies so far. */
  double millis(double percentile) {
    takeLatencies();
    return all.getValueAtPercentile(percentile) / 1e3;
  }

  /** The present figures in a line. */
  String line() {
    return "%,d acknowledged  %,.0f/s  p50 %.1f ms  p99 %.1f ms"
        .formatted(
            acknowledged(),
            rate(),
            recent.getValueAtPercentile(50) / 1e3,
            recent.getValueAtPercentile(99) / 1e3);
  }
}
