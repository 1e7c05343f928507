/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.metrics;

import io.quorate.cluster.spi.Metric;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Gauges over figures in the application's registry. Counters are gauges there too, because the
 * registry's own counters would count a second time, and lose what was counted before they were
 * made.
 *
 * <p>Names are those of the management port, units included, and so no unit is told to the
 * registry: a runtime would append it once more.
 */
final class RegisteredGauges {
  private final MetricRegistry registry;
  private final Map<MetricID, Metric> registered = new HashMap<>();

  private RegisteredGauges(MetricRegistry registry) {
    this.registry = registry;
  }

  /** Gauges in the registry of the application; empty where no implementation has one. */
  static Optional<RegisteredGauges> in(Instance<Object> beans) {
    Instance<MetricRegistry> registries =
        beans.select(MetricRegistry.class, Default.Literal.INSTANCE);
    return registries.isResolvable()
        ? Optional.of(new RegisteredGauges(registries.get()))
        : Optional.empty();
  }

  /** Registers what is new among these figures, and removes what is not among them any more. */
  void keep(List<Metric> figures) {
    Map<MetricID, Metric> wanted = new HashMap<>();
    figures.forEach(figure -> wanted.put(id(figure), figure));
    for (MetricID id : List.copyOf(registered.keySet())) {
      if (!wanted.containsKey(id)) {
        registry.remove(id);
        registered.remove(id);
      }
    }
    wanted.forEach(
        (id, figure) -> {
          if (registered.putIfAbsent(id, figure) == null) {
            register(figure, id);
          }
        });
  }

  private void register(Metric figure, MetricID id) {
    Metadata metadata =
        Metadata.builder().withName(figure.name()).withDescription(figure.help()).build();
    registry.gauge(metadata, figure::value, id.getTagsAsArray());
  }

  private static MetricID id(Metric figure) {
    return new MetricID(
        figure.name(),
        figure.labels().entrySet().stream()
            .map(label -> new Tag(label.getKey(), label.getValue()))
            .toArray(Tag[]::new));
  }
}
