/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.model.ContractCost;
import io.quorate.cluster.bench.model.Plan;
import io.quorate.cluster.bench.node.LoadResult;
import io.quorate.cluster.bench.node.LoadSpec;
import io.quorate.cluster.bench.system.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes on one node by its contract and past it, in short turns. */
final class ContractRun {
  private static final Duration RAMP = Duration.ofMillis(50);

  private final BenchCluster cluster;
  private final Plan plan;
  private final Consumer<LoadResult> loads;

  /** The figures of every turn go to the consumer. */
  ContractRun(BenchCluster cluster, Plan plan, Consumer<LoadResult> loads) {
    this.cluster = cluster;
    this.plan = plan;
    this.loads = loads;
  }

  ContractCost run() throws InterruptedException {
    String leader = cluster.leader();
    List<ContractCost.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < plan.contractPairs(); i++) {
      // Each side is first as often as second.
      boolean directFirst = i % 2 == 1;
      double first = rate(leader, directFirst);
      double second = rate(leader, !directFirst);
      pairs.add(
          directFirst
              ? new ContractCost.Pair(second, first)
              : new ContractCost.Pair(first, second));
    }
    return new ContractCost(cluster.system(), Plan.CONTRACT_CALLERS, pairs);
  }

  private double rate(String node, boolean direct) throws InterruptedException {
    LoadSpec spec =
        new LoadSpec(
            cluster.nextRun(),
            direct ? Operation.WRITE_DIRECT : Operation.WRITE,
            Plan.CONTRACT_CALLERS,
            RAMP,
            Plan.CONTRACT_TURN,
            plan.payload());
    LoadResult load = cluster.load(node, spec);
    loads.accept(load);
    return load.operationsPerSecond();
  }
}
