/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.demo;

import io.quorate.examples.ledger.process.Answer;
import io.quorate.examples.ledger.process.NodeFailure;
import io.quorate.examples.ledger.process.NodeProcess;
import io.quorate.examples.ledger.process.ThreeNodes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Sums up what the clients of all nodes see. Not safe for use from several threads. */
final class LoadMeter {
  private static final Duration WINDOW = Duration.ofSeconds(1);

  /** How many acknowledgements there were at a time. */
  private record Sample(long nanos, long acknowledged) {}

  private final ThreeNodes nodes;
  private final Map<Long, Long> acknowledged = new HashMap<>();
  private final Histogram all = new Histogram(2);
  private final Deque<Sample> samples = new ArrayDeque<>();
  private Histogram recent = new Histogram(2);
  private double highestRate;

  LoadMeter(ThreeNodes nodes) {
    this.nodes = nodes;
  }

  /** Asks every running node; what a killed one counted before stays counted. */
  void poll() {
    Histogram interval = new Histogram(2);
    for (NodeProcess process : nodes.running()) {
      try {
        Answer stats = process.ask("stats");
        acknowledged.put(process.pid(), stats.number("acknowledged"));
        interval.add(decode(stats.text("latencies")));
      } catch (NodeFailure e) {
        // Killed meanwhile.
      }
    }
    if (interval.getTotalCount() > 0) {
      recent = interval;
      all.add(interval);
    }
    samples.add(new Sample(System.nanoTime(), acknowledged()));
    while (samples.size() > 2
        && samples.getLast().nanos() - samples.getFirst().nanos() > WINDOW.toNanos()) {
      samples.removeFirst();
    }
    highestRate = Math.max(highestRate, rate());
  }

  long acknowledged() {
    return acknowledged.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Acknowledgements in one second, of the last second. */
  double rate() {
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

  private static Histogram decode(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
    } catch (DataFormatException e) {
      throw new IllegalStateException("A node sent latencies that cannot be read", e);
    }
  }
}
