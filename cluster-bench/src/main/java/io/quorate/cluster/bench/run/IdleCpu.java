/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.system.SystemKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much processor time systems use while another is under load: it should be near nothing. */
final class IdleCpu {
  private final Map<SystemKind, Duration> used = new EnumMap<>(SystemKind.class);
  private final Map<SystemKind, Duration> watched = new EnumMap<>(SystemKind.class);

  /** Begins to watch the clusters that are not under load. */
  Span begin(List<BenchCluster> idle) {
    Map<BenchCluster, Duration> before = new HashMap<>();
    idle.forEach(cluster -> before.put(cluster, cluster.cpu()));
    return new Span(System.nanoTime(), before);
  }

  /** A time of watching. */
  final class Span {
    private final long begun;
    private final Map<BenchCluster, Duration> before;

    private Span(long begun, Map<BenchCluster, Duration> before) {
      this.begun = begun;
      this.before = before;
    }

    void end() {
      Duration length = Duration.ofNanos(System.nanoTime() - begun);
      before.forEach(
          (cluster, cpu) -> {
            used.merge(cluster.system(), cluster.cpu().minus(cpu), Duration::plus);
            watched.merge(cluster.system(), length, Duration::plus);
          });
    }
  }

  /** Percent of one core, per system. */
  Map<SystemKind, Double> percentages() {
    Map<SystemKind, Double> percentages = new EnumMap<>(SystemKind.class);
    watched.forEach(
        (system, length) ->
            percentages.put(
                system,
                100.0
                    * used.getOrDefault(system, Duration.ZERO).toNanos()
                    / Math.max(1, length.toNanos())));
    return percentages;
  }
}
