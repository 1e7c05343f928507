/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.model.Agreement;
import io.quorate.cluster.bench.model.CatchUp;
import io.quorate.cluster.bench.model.ContractCost;
import io.quorate.cluster.bench.model.Measurement;
import io.quorate.cluster.bench.model.Origin;
import io.quorate.cluster.bench.model.Plan;
import io.quorate.cluster.bench.model.Results;
import io.quorate.cluster.bench.model.Workload;
import io.quorate.cluster.bench.node.LoadResult;
import io.quorate.cluster.bench.node.LoadSpec;
import io.quorate.cluster.bench.system.SystemKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One whole run: all systems side by side, of which only one is under load at any time. */
public final class Campaign {
  private static final Duration AGREE_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Plan plan;
  private final Scratch scratch;
  private final Progress progress;
  private final List<BenchCluster> clusters = new ArrayList<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final Map<SystemKind, WriteCount> writes = new EnumMap<>(SystemKind.class);
  private final IdleCpu idleCpu = new IdleCpu();

  /** A campaign that keeps its data in the scratch directory. */
  public Campaign(Plan plan, Scratch scratch, Progress progress) {
    this.plan = plan;
    this.scratch = scratch;
    this.progress = progress;
  }

  private record WriteCount(long acknowledged, long uncertain) {
    WriteCount plus(LoadResult load) {
      return new WriteCount(acknowledged + load.acknowledged(), uncertain + load.uncertain());
    }
  }

  /** Runs everything; the processes are closed afterwards. */
  public Results run() throws IOException, InterruptedException {
    for (SystemKind system : plan.systems()) {
      progress.phase("start " + system.title());
      clusters.add(BenchCluster.start(system, scratch));
    }
    for (BenchCluster cluster : clusters) {
      progress.phase("warm up " + cluster.system().title());
      warmUp(cluster);
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      progress.phase("round " + round + " of " + plan.rounds());
      round(round);
    }
    List<ContractCost> contractCosts = contractCosts();
    List<CatchUp> catchUps = catchUps();
    List<Agreement> agreements = agreements();
    progress.phase("close");
    for (BenchCluster cluster : clusters) {
      cluster.stop();
    }
    return new Results(
        plan.systems(), measurements, catchUps, contractCosts, agreements, idleCpu.percentages());
  }

  private void warmUp(BenchCluster cluster) throws InterruptedException {
    int callers = plan.callers().stream().mapToInt(Integer::intValue).max().orElse(plan.readers());
    for (Origin origin : Origin.values()) {
      warmUp(cluster, Workload.writes(origin, callers), plan.warmUp());
    }
    for (Workload workload : plan.workloads()) {
      if (workload.read().isPresent() && Plan.offers(cluster.system(), workload)) {
        warmUp(cluster, workload, plan.readWarmUp());
      }
    }
  }

  private void warmUp(BenchCluster cluster, Workload workload, Duration length)
      throws InterruptedException {
    LoadResult load = measure(cluster, workload, length).load;
    if (load.uncertain() > 0) {
      progress.disturbed(load);
    }
  }

  private void round(int round) throws InterruptedException {
    for (Workload workload : plan.workloads()) {
      for (BenchCluster cluster : clusters) {
        if (Plan.offers(cluster.system(), workload)) {
          Measured measured = measure(cluster, workload, plan.window());
          Measurement measurement =
              new Measurement(
                  round,
                  cluster.system(),
                  workload,
                  measured.load,
                  measured.cpu,
                  measured.leaderMoved);
          measurements.add(measurement);
          progress.measured(measurement);
        }
      }
    }
  }

  private record Measured(LoadResult load, Duration cpu, boolean leaderMoved) {}

  private Measured measure(BenchCluster cluster, Workload workload, Duration window)
      throws InterruptedException {
    String leader = cluster.leader();
    String node = workload.origin() == Origin.LEADER ? leader : BenchCluster.followerOf(leader);
    LoadSpec spec =
        new LoadSpec(workload.read(), false, workload.callers(), Plan.RAMP, window, plan.payload());
    IdleCpu.Span span = idleCpu.begin(clusters.stream().filter(c -> c != cluster).toList());
    Duration cpuBefore = cluster.cpu();
    LoadResult load = cluster.load(node, spec);
    Duration cpu = cluster.cpu().minus(cpuBefore);
    span.end();
    if (workload.read().isEmpty()) {
      count(cluster, load);
    }
    return new Measured(load, cpu, !cluster.leader().equals(leader));
  }

  private void count(BenchCluster cluster, LoadResult load) {
    writes.merge(
        cluster.system(), new WriteCount(0, 0).plus(load), (before, more) -> before.plus(load));
  }

  private List<ContractCost> contractCosts() throws InterruptedException {
    List<ContractCost> found = new ArrayList<>();
    for (BenchCluster cluster : clusters) {
      if (cluster.system() == SystemKind.QUORATE_CDI) {
        progress.phase("by the contract and past it in turns: " + cluster.system().title());
        ContractCost cost = new ContractRun(cluster, plan, load -> count(cluster, load)).run();
        found.add(cost);
        progress.compared(cost);
      }
    }
    return found;
  }

  private List<CatchUp> catchUps() throws IOException, InterruptedException {
    List<CatchUp> found = new ArrayList<>();
    for (BenchCluster cluster : clusters) {
      if (plan.catchUp().contains(cluster.system())) {
        progress.phase(
            "a follower away for " + plan.away().toSeconds() + " s: " + cluster.system().title());
        CatchUp catchUp =
            new CatchUpRun(cluster, plan.away(), plan.payload()).run(load -> count(cluster, load));
        found.add(catchUp);
        progress.caughtUp(catchUp);
      }
    }
    return found;
  }

  private List<Agreement> agreements() throws InterruptedException {
    List<Agreement> found = new ArrayList<>();
    for (BenchCluster cluster : clusters) {
      found.add(agreement(cluster));
    }
    return found;
  }

  private Agreement agreement(BenchCluster cluster) throws InterruptedException {
    WriteCount count = writes.getOrDefault(cluster.system(), new WriteCount(0, 0));
    long deadline = System.nanoTime() + AGREE_TIMEOUT.toNanos();
    while (true) {
      Agreement agreement =
          new Agreement(
              cluster.system(),
              count.acknowledged,
              count.uncertain,
              cluster.statuses().stream().map(BenchCluster.Status::total).toList());
      if (agreement.holds() || System.nanoTime() - deadline >= 0) {
        return agreement;
      }
      Thread.sleep(POLL);
    }
  }
}
