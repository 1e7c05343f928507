/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import io.quorate.cluster.spi.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of nodes that use TLS. */
final class TlsMetrics {
  private TlsMetrics() {}

  static void addTo(List<Metric> metrics, Figures figures) {
    figures.tls().ifPresent(now -> add(metrics, figures, now));
  }

  private static void add(List<Metric> metrics, Figures figures, TlsFigures now) {
    metrics.add(
        new Metric(
            "quorate_tls_certificate_expiry_seconds",
            Metric.Type.GAUGE,
            "Time until this node's certificate, or its authority's, expires; negative when it"
                + " has.",
            "seconds",
            Map.of(),
            () -> figures.tls().map(TlsFigures::expirySeconds).orElse(Double.NaN)));
    metrics.add(
        new Metric(
            "quorate_tls_reloads_total",
            Metric.Type.COUNTER,
            "Times that replaced certificates were read and put to use.",
            "",
            Map.of(),
            () -> figures.tls().map(TlsFigures::reloads).orElse(0L)));
    for (String port : new TreeMap<>(now.refusals()).keySet()) {
      metrics.add(
          new Metric(
              "quorate_tls_refused_total",
              Metric.Type.COUNTER,
              "Connections and calls refused for their certificates, or for having none, by port.",
              "",
              Map.of("port", port),
              () -> figures.tls().map(TlsFigures::refusals).map(all -> all.get(port)).orElse(0L)));
    }
  }
}
