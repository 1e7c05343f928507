/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import io.quorate.cluster.spi.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Defines the figures of discovery. */
final class DiscoveryMetrics {
  private DiscoveryMetrics() {}

  static void addTo(List<Metric> metrics, Figures figures) {
    for (DiscoveryFigure kind : figures.discovery()) {
      add(
          metrics,
          figures,
          kind.kind(),
          "refreshes_total",
          Metric.Type.COUNTER,
          "Looks for members that have ended, by kind.",
          DiscoveryFigure::looks);
      add(
          metrics,
          figures,
          kind.kind(),
          "failures_total",
          Metric.Type.COUNTER,
          "Looks for members that have failed, by kind.",
          DiscoveryFigure::failures);
      add(
          metrics,
          figures,
          kind.kind(),
          "addresses",
          Metric.Type.GAUGE,
          "Addresses where members may be, by the kind that found them.",
          DiscoveryFigure::addresses);
    }
  }

  private static void add(
      List<Metric> metrics,
      Figures figures,
      String kind,
      String name,
      Metric.Type type,
      String help,
      ToLongFunction<DiscoveryFigure> reading) {
    metrics.add(
        new Metric(
            "quorate_discovery_" + name,
            type,
            help,
            "",
            Map.of("kind", kind),
            () ->
                figures.discovery().stream()
                    .filter(figure -> figure.kind().equals(kind))
                    .mapToLong(reading)
                    .sum()));
  }
}
