/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** A counter with one label whose values are fixed, so that every series exists from the start. */
final class LabelledCounter {
  private final String[] values;
  private final LongAdder[] counts;

  LabelledCounter(String... values) {
    this.values = values.clone();
    this.counts = new LongAdder[values.length];
    Arrays.setAll(counts, i -> new LongAdder());
  }

  void add(String value, long n) {
    for (int i = 0; i < values.length; i++) {
      if (values[i].equals(value)) {
        counts[i].add(n);
        return;
      }
    }
    throw new IllegalArgumentException(
        "\"" + value + "\" is not counted, only " + Arrays.toString(values));
  }

  List<String> values() {
    return List.of(values);
  }

  long sum(String value) {
    return counts[values().indexOf(value)].sum();
  }
}
