/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.metrics;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.cdi.Container;
import io.quorate.cluster.spi.Metric;
import io.quorate.examples.driver.process.Ports;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The figures of a real node in the application's registry. */
class NodeMetricsBindingIT {
  @AfterEach
  void clear() {
    GaugeRegistry.GAUGES.clear();
  }

  @Test
  void figures_areGaugesFromStartToEnd_membersAsTheyComeAndGo() throws Exception {
    Map<String, String> config = new HashMap<>(Container.alone());
    config.put("quorate.join", "manual"); // who is in the configuration is shown while it is away
    try (Container container =
        Container.start(config, GaugeRegistry.class, NodeMetricsBinding.class)) {
      Cluster cluster = container.get(Cluster.class);
      Map<String, Double> own = new HashMap<>();
      for (Metric metric : cluster.metrics()) {
        own.put(metric.name() + new TreeMap<>(metric.labels()), metric.value());
      }
      assertTrue(own.size() > 30, own::toString);
      assertEquals(own.keySet(), GaugeRegistry.values().keySet());
      assertEquals(1.0, GaugeRegistry.values().get("quorate_is_leader{}"));
      assertTrue(
          GaugeRegistry.METADATA.values().stream()
              .allMatch(metadata -> !metadata.getDescription().isEmpty()));
      try (Cluster other = other(config)) {
        awaitMember(other.nodeId(), true);
      }
      awaitMember("n2", false);
    }
    assertEquals(Map.of(), GaugeRegistry.values());
  }

  private static Cluster other(Map<String, String> first) {
    return Cluster.builder()
        .nodeId("n2")
        .clusterName(first.get("quorate.cluster-name"))
        .config("quorate.membership.bind-address", "127.0.0.1:" + Ports.free())
        .seeds(List.of(first.get("quorate.membership.bind-address")))
        .config("quorate.raft.address", "127.0.0.1:0")
        .config("quorate.management.enabled", "false")
        .start();
  }

  private static void awaitMember(String id, boolean there) {
    String name = "quorate_member_health_ratio{member=" + id + "}";
    await(name)
        .atMost(Duration.ofSeconds(20))
        .until(() -> GaugeRegistry.values().containsKey(name) == there);
  }
}
