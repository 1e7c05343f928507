/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import io.quorate.cluster.spi.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows {@link Metric}s to the registry. */
final class MetricCollector implements MultiCollector {
  private final Supplier<List<Metric>> metrics;

  MetricCollector(Supplier<List<Metric>> metrics) {
    this.metrics = metrics;
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, List<Metric>> byName = new LinkedHashMap<>();
    for (Metric metric : metrics.get()) {
      byName.computeIfAbsent(metric.name(), name -> new ArrayList<>()).add(metric);
    }
    List<MetricSnapshot> snapshots = new ArrayList<>();
    byName.values().forEach(family -> snapshots.add(snapshot(family)));
    return new MetricSnapshots(snapshots);
  }

  private static MetricSnapshot snapshot(List<Metric> family) {
    Metric first = family.get(0);
    return switch (first.type()) {
      case COUNTER -> counter(first, family);
      case GAUGE -> gauge(first, family);
    };
  }

  /** The registry adds {@code _total} itself. */
  private static MetricSnapshot counter(Metric first, List<Metric> family) {
    CounterSnapshot.Builder builder =
        CounterSnapshot.builder()
            .name(first.name().substring(0, first.name().length() - "_total".length()))
            .help(first.help())
            .unit(unit(first));
    for (Metric metric : family) {
      builder.dataPoint(
          CounterDataPointSnapshot.builder().labels(labels(metric)).value(metric.value()).build());
    }
    return builder.build();
  }

  private static MetricSnapshot gauge(Metric first, List<Metric> family) {
    GaugeSnapshot.Builder builder =
        GaugeSnapshot.builder().name(first.name()).help(first.help()).unit(unit(first));
    for (Metric metric : family) {
      double value = metric.value();
      if (!Double.isNaN(value)) {
        builder.dataPoint(
            GaugeDataPointSnapshot.builder().labels(labels(metric)).value(value).build());
      }
    }
    return builder.build();
  }

  private static Labels labels(Metric metric) {
    Map<String, String> sorted = new TreeMap<>(metric.labels());
    return Labels.of(List.copyOf(sorted.keySet()), List.copyOf(sorted.values()));
  }

  private static @Nullable Unit unit(Metric metric) {
    return metric.unit().isEmpty() ? null : new Unit(metric.unit());
  }
}
