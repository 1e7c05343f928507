/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

/**
 * How regularly one member's heartbeats arrive, as a score from 0 (silent for the whole suspicion
 * timeout) to 1 (on time), in thousandths. Late ones weigh in for a while after they have arrived,
 * then they are forgotten. Thread-safe.
 */
final class Heartbeats {
  /** Share of the newest gap in the running score: about ten heartbeats of memory. */
  private static final double WEIGHT = 0.2;

  private static final double STEPS = 1000.0;

  private final long onTimeNanos;
  private final long silentNanos;
  private long last;
  private double average = 1.0;

  Heartbeats(long intervalNanos, long suspicionNanos, long now) {
    this.onTimeNanos = intervalNanos + intervalNanos / 2;
    this.silentNanos = Math.max(suspicionNanos, onTimeNanos + intervalNanos);
    this.last = now;
  }

  synchronized void beat(long now) {
    average = (1 - WEIGHT) * average + WEIGHT * scoreOf(now - last);
    last = now;
  }

  synchronized double score(long now) {
    return Math.round(STEPS * Math.min(average, scoreOf(now - last))) / STEPS;
  }

  private double scoreOf(long gap) {
    double late = (double) (gap - onTimeNanos) / (silentNanos - onTimeNanos);
    return Math.clamp(1.0 - late, 0.0, 1.0);
  }
}
