/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.management.FakeFigures;
import io.quorate.cluster.spi.Metric;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The figures as numbers, beside the same as text. */
class NodeMetricsTest {
  private final NodeCounters counters = new NodeCounters();
  private final FakeFigures figures = new FakeFigures();

  @Test
  void everySampleOfThePort_isAFigureOfTheSameValue_andTheReverse() {
    counters.written("committed", 5);
    counters.batchSent(4, 512);
    counters.entryApplied(4, 2_500_000_000L);
    counters.writeLatency(1_000_000);
    Map<String, Double> samples =
        new String(
                new PrometheusText(counters, figures).render(Optional.empty()).body(),
                StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .filter(line -> !line.startsWith("quorate_jvm_"))
            .filter(line -> !line.contains("_bucket{"))
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(line -> line[0], line -> Double.valueOf(line[1])));
    Map<String, Double> read =
        NodeMetrics.flat(counters, figures).stream()
            .collect(
                Collectors.toMap(metric -> metric.name() + labels(metric.labels()), Metric::value));
    assertEquals(samples, read);
  }

  @Test
  void figures_stayReadable() {
    Metric writes =
        NodeMetrics.flat(counters, figures).stream()
            .filter(metric -> metric.labels().equals(Map.of("outcome", "committed")))
            .findFirst()
            .orElseThrow();
    assertEquals(0, writes.value());
    counters.written("committed", 2);
    assertEquals(2, writes.value());
  }

  @Test
  void namesAndUnits_agree() {
    for (Metric metric : NodeMetrics.of(counters, figures)) {
      boolean counter = metric.type() == Metric.Type.COUNTER;
      assertEquals(counter, metric.name().endsWith("_total"), metric.name());
      assertTrue(metric.name().contains(metric.unit()), metric.name());
      assertTrue(metric.help().endsWith("."), metric.name());
    }
  }

  private static String labels(Map<String, String> labels) {
    return labels.isEmpty()
        ? ""
        : new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
  }
}
