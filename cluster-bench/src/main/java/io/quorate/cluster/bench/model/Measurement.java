/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.node.LoadResult;
import io.quorate.cluster.bench.system.SystemKind;
import java.time.Duration;
import java.util.Optional;

/**
 * The figures of one system under one workload in one round.
 *
 * @param cpu processor time that the three nodes used, ramp included
 * @param endToEnd of messages, how long they took to the handlers of all nodes
 * @param leaderMoved whether another node led at the end than at the beginning
 */
public record Measurement(
    int round,
    SystemKind system,
    Workload workload,
    LoadResult load,
    Optional<EndToEnd> endToEnd,
    Duration cpu,
    boolean leaderMoved) {
  /**
   * Processor time of all three nodes for one call; unlike a rate, other load hardly changes it.
   */
  public double cpuMicrosPerCall() {
    return load.acknowledged() == 0 ? 0 : cpu.toNanos() / 1000.0 / load.acknowledged();
  }
}
