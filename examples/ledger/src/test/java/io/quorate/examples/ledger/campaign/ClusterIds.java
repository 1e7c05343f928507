/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.NodeFailure;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which nodes say that they belong to which cluster. */
final class ClusterIds {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final String NONE = "-";

  private ClusterIds() {}

  /** The nodes of each cluster, by the cluster's id; those of none are left out. */
  static Map<String, List<String>> of(ThreeNodes<LedgerProcess> nodes) {
    Map<String, List<String>> clusters = new TreeMap<>();
    for (LedgerProcess node : nodes.running()) {
      String cluster = cluster(node);
      if (!cluster.equals(NONE)) {
        clusters.computeIfAbsent(cluster, any -> new ArrayList<>()).add(node.id());
      }
    }
    return clusters;
  }

  private static String cluster(LedgerProcess node) {
    try {
      return node.ask("status").text("cluster");
    } catch (NodeFailure e) {
      if (node.isAlive()) {
        throw e;
      }
      return NONE;
    }
  }

  /**
   * Waits until all running nodes are in one cluster that has these voters, and looks at every
   * moment whether there are two.
   *
   * @throws AssertionError when there are
   */
  static void awaitOne(ThreeNodes<LedgerProcess> nodes, List<String> voters) {
    String expected = "[" + String.join(",", voters) + "]";
    Until.holds(
        "all are in one cluster with voters " + expected,
        TIMEOUT,
        () ->
            allIn(nodes, requireOne(of(nodes)))
                && nodes.running().stream()
                    .map(node -> node.ask("status"))
                    .allMatch(
                        status -> status.flag("ready") && status.text("voters").equals(expected)));
  }

  private static Map<String, List<String>> requireOne(Map<String, List<String>> clusters) {
    if (clusters.size() > 1) {
      throw new AssertionError("There are " + clusters.size() + " clusters: " + clusters);
    }
    return clusters;
  }

  private static boolean allIn(
      ThreeNodes<LedgerProcess> nodes, Map<String, List<String>> clusters) {
    return clusters.values().stream().mapToInt(List::size).sum() == nodes.running().size();
  }
}
