/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * A registry that keeps gauges, for lack of an implementation that runs beside CDI 4.1; all else
 * that is asked of it fails.
 */
@ApplicationScoped
public class GaugeRegistry {
  static final Map<MetricID, Supplier<?>> GAUGES = new ConcurrentHashMap<>();
  static final Map<MetricID, Metadata> METADATA = new ConcurrentHashMap<>();

  @Produces
  MetricRegistry registry() {
    return (MetricRegistry)
        Proxy.newProxyInstance(
            GaugeRegistry.class.getClassLoader(),
            new Class<?>[] {MetricRegistry.class},
            (self, method, arguments) -> {
              if (method.getName().equals("gauge")
                  && arguments.length == 3
                  && arguments[0] instanceof Metadata metadata) {
                MetricID id = new MetricID(metadata.getName(), (Tag[]) arguments[2]);
                GAUGES.put(id, (Supplier<?>) arguments[1]);
                METADATA.put(id, metadata);
                return null;
              }
              if (method.getName().equals("remove") && arguments[0] instanceof MetricID id) {
                return GAUGES.remove(id) != null;
              }
              throw new UnsupportedOperationException(method.toString());
            });
  }

  /** The values by name and labels. */
  static Map<String, Double> values() {
    return GAUGES.entrySet().stream()
        .collect(
            Collectors.toMap(
                gauge -> text(gauge.getKey()),
                gauge -> ((Number) gauge.getValue().get()).doubleValue()));
  }

  private static String text(MetricID id) {
    return id.getName() + id.getTags();
  }
}
