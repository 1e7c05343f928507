/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Measured durations and their figures. */
final class Durations {
  private final List<Duration> all = new ArrayList<>();

  void add(Duration duration) {
    all.add(duration);
  }

  Duration median() {
    List<Duration> sorted = all.stream().sorted().toList();
    return sorted.get((sorted.size() - 1) / 2);
  }

  Duration worst() {
    return all.stream().max(Duration::compareTo).orElseThrow();
  }

  @Override
  public String toString() {
    return "median %d ms, worst %d ms, all %s"
        .formatted(
            median().toMillis(),
            worst().toMillis(),
            all.stream()
                .map(duration -> Long.toString(duration.toMillis()))
                .collect(Collectors.joining(" ")));
  }
}
