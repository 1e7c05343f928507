/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.Cluster;
import java.util.List;
import java.util.Map;

/** The three ports of a node that shows certificates, and who was refused there. */
final class Planes {
  static final List<String> ALL = List.of("membership", "raft", "management");

  private Planes() {}

  static int port(TestCluster cluster, String id, String plane) {
    return cluster.ports(id)[ALL.indexOf(plane)];
  }

  /** Connections that a node has refused at a port. */
  static double refused(Cluster node, String plane) {
    return node.metrics().stream()
        .filter(metric -> metric.name().equals("quorate_tls_refused_total"))
        .filter(metric -> metric.labels().equals(Map.of("port", plane)))
        .mapToDouble(metric -> metric.reading().getAsDouble())
        .sum();
  }
}
