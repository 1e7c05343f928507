/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.health;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cdi.ApplicationNode;
import io.quorate.cluster.cdi.NodePhase;
import io.quorate.cluster.spi.NodeHealth;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the application's node for the health checks. Knows no type of MicroProfile Health.
 *
 * <p>Liveness and startup answer for the process alone: restarting it is what a platform does when
 * they are down, and that brings back neither a quorum nor a missing join. Readiness answers for
 * the node's part in the cluster. Waits for nothing; safe for use from any thread.
 */
final class NodeCheckup {
  private static final String NOT_STARTED = "the node is not started yet";

  private final ApplicationNode node;
  private @Nullable NodeHealth health;

  NodeCheckup(ApplicationNode node) {
    this.node = node;
  }

  /** Whether the process can make progress. */
  Finding liveness() {
    return look(
        ConfigKeys.HEALTH_LIVENESS,
        phase -> phase == NodePhase.FAILED ? List.of(failure()) : List.of(),
        (judge, status) -> Finding.ofNode(judge.liveness(status), status));
  }

  /** Whether this node should be given work. */
  Finding readiness() {
    return look(
        ConfigKeys.HEALTH_READINESS,
        phase ->
            switch (phase) {
              case FAILED -> List.of(failure());
              case STOPPED -> List.of("the node is stopped");
              default -> List.of(NOT_STARTED);
            },
        (judge, status) ->
            Finding.ofNode(judge.readiness(status), status).warning(NodeHealth.warnings(status)));
  }

  /** Whether the node has been started: its storage is open and its ports are bound. */
  Finding startup() {
    return look(
        ConfigKeys.HEALTH_STARTUP,
        phase ->
            switch (phase) {
              case FAILED -> List.of(failure());
              case STARTING -> List.of(NOT_STARTED);
              default -> List.of();
            },
        (judge, status) -> Finding.ofNode(List.of(), status));
  }

  private Finding look(
      ConfigKey<Boolean> enabled,
      Function<NodePhase, List<String>> without,
      BiFunction<NodeHealth, ClusterStatus, Finding> within) {
    NodePhase phase = node.phase();
    if (phase == NodePhase.DISABLED || !node.config(enabled)) {
      return Finding.switchedOff();
    }
    Optional<Cluster> cluster = node.cluster();
    if (cluster.isEmpty()) {
      return Finding.withoutNode(without.apply(phase), phase);
    }
    return within.apply(health(cluster.get()), cluster.get().status());
  }

  private String failure() {
    return "the node could not be started: "
        + node.failure().map(Throwable::getMessage).orElse("for an unknown reason");
  }

  private synchronized NodeHealth health(Cluster cluster) {
    NodeHealth known = health;
    if (known == null) {
      known = new NodeHealth(cluster, node.config(ConfigKeys.HEALTH_MAX_LAG));
      health = known;
    }
    return known;
  }
}
