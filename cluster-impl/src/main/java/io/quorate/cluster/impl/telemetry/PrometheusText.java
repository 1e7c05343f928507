/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A node's figures as Prometheus or OpenMetrics text. It has a registry of its own, so that nodes
 * and applications in one process do not mix; neither a properties file nor system properties of
 * the host change what it says. Safe for use from any thread.
 */
public final class PrometheusText {
  /** Given explicitly, so that settings for the host's own figures do not reach these. */
  private static final PrometheusProperties PLAIN = PrometheusProperties.builder().build();

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ExpositionFormatWriter text =
      PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();
  private final ExpositionFormatWriter openMetrics = new OpenMetricsTextFormatWriter(false, false);

  /** The text of these figures. */
  public PrometheusText(NodeCounters counters, Figures figures) {
    registry.register(new MetricCollector(() -> NodeMetrics.of(counters, figures)));
    registry.register(
        new HistogramCollector(
            "quorate_write_latency_seconds",
            "Time from the call of a write on this node to its outcome.",
            counters.writeLatency));
    process();
  }

  /**
   * All figures as they are now.
   *
   * @param accept the {@code Accept} header; OpenMetrics is given only to those who ask for it
   */
  public Exposition render(Optional<String> accept) {
    ExpositionFormatWriter writer =
        accept.filter(value -> value.contains("application/openmetrics-text")).isPresent()
            ? openMetrics
            : text;
    ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("An array cannot fail to be written", e);
    }
    return new Exposition(writer.getContentType(), out.toByteArray());
  }

  private void process() {
    bytes(
        "jvm_heap_used",
        "Heap in use by the process.",
        () -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    gauge(
        "jvm_threads",
        "Platform threads of the process.",
        () -> ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private void gauge(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder(PLAIN)
        .name("quorate_" + name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  private void bytes(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder(PLAIN)
        .name("quorate_" + name + "_bytes")
        .unit(Unit.BYTES)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }
}
