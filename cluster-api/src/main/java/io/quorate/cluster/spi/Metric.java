/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * One figure of a node, and how to read it. Reading waits for nothing and may happen on any thread.
 *
 * @param name the name in Prometheus' form, {@code quorate_…}; a counter's ends in {@code _total}
 * @param type whether it only grows
 * @param help what it counts, in one sentence
 * @param unit {@code seconds}, {@code bytes} or {@code ratio}; empty for a plain number
 * @param labels tell figures of the same name apart
 * @param reading gives the value now; {@link Double#NaN} when there is nothing to tell
 */
public record Metric(
    String name,
    Type type,
    String help,
    String unit,
    Map<String, String> labels,
    DoubleSupplier reading) {

  /** How a figure behaves. */
  public enum Type {
    /** Starts at zero with the node and never shrinks. */
    COUNTER,
    /** Goes up and down. */
    GAUGE
  }

  /** Copies the labels. */
  public Metric {
    labels = Map.copyOf(labels);
  }

  /** The value now; {@link Double#NaN} when there is nothing to tell. */
  public double value() {
    return reading.getAsDouble();
  }
}
