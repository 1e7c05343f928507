/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;

/** Shows a {@link LatencyHistogram} to the registry. */
final class HistogramCollector implements Collector {
  private final String name;
  private final String help;
  private final LatencyHistogram histogram;

  HistogramCollector(String name, String help, LatencyHistogram histogram) {
    this.name = name;
    this.help = help;
    this.histogram = histogram;
  }

  @Override
  @SuppressWarnings("deprecation") // still what the registry asks for
  public String getPrometheusName() {
    return name;
  }

  @Override
  public HistogramSnapshot collect() {
    return HistogramSnapshot.builder()
        .name(name)
        .help(help)
        .unit(Unit.SECONDS)
        .dataPoint(
            HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(
                    ClassicHistogramBuckets.of(
                        LatencyHistogram.boundsInSeconds(), histogram.counts()))
                .sum(histogram.sumInSeconds())
                .build())
        .build();
  }
}
