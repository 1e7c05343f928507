/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.system.SystemKind;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Writes by an injected contract beside writes by {@code Cluster.appWrite}, on the same node in
 * turns of half a second: what disturbs the machine, or differs between two processes, is then on
 * both sides.
 */
public record ContractCost(SystemKind system, int callers, List<Pair> pairs) {
  public ContractCost {
    pairs = List.copyOf(pairs);
  }

  /** Calls per second in two turns that stand beside each other. */
  public record Pair(double contract, double direct) {}

  /** Calls per second by the contract for one per second without; empty if nothing was measured. */
  public OptionalDouble ratio() {
    double direct = pairs.stream().mapToDouble(Pair::direct).sum();
    return direct > 0
        ? OptionalDouble.of(pairs.stream().mapToDouble(Pair::contract).sum() / direct)
        : OptionalDouble.empty();
  }
}
