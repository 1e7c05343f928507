/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.model.Agreement;
import io.quorate.cluster.bench.model.CatchUp;
import io.quorate.cluster.bench.model.ContractCost;
import io.quorate.cluster.bench.model.EndToEnd;
import io.quorate.cluster.bench.model.Measurement;
import io.quorate.cluster.bench.model.Origin;
import io.quorate.cluster.bench.model.Part;
import io.quorate.cluster.bench.model.Plan;
import io.quorate.cluster.bench.model.Workload;
import io.quorate.cluster.bench.node.LoadResult;
import io.quorate.cluster.bench.node.LoadSpec;
import io.quorate.cluster.bench.system.Operation;
import io.quorate.cluster.bench.system.SystemKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One part of a run: its systems side by side, of which only one is under load at any time. */
final class PartRun {
  private static final Duration AGREE_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Part part;
  private final Plan plan;
  private final Scratch scratch;
  private final Progress progress;
  private final IdleCpu idleCpu;
  private final List<BenchCluster> clusters = new ArrayList<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final Map<SystemKind, WriteCount> writes = new EnumMap<>(SystemKind.class);

  PartRun(Part part, Plan plan, Scratch scratch, Progress progress, IdleCpu idleCpu) {
    this.part = part;
    this.plan = plan;
    this.scratch = scratch;
    this.progress = progress;
    this.idleCpu = idleCpu;
  }

  private record WriteCount(long acknowledged, long uncertain) {
    WriteCount plus(LoadResult load) {
      return new WriteCount(acknowledged + load.acknowledged(), uncertain + load.uncertain());
    }
  }

  /** What one part found. */
  record Found(
      List<Measurement> measurements,
      List<CatchUp> catchUps,
      List<ContractCost> contractCosts,
      List<Agreement> agreements) {}

  /** Runs it; its processes are closed afterwards. */
  Found run() throws IOException, InterruptedException {
    List<SystemKind> systems = plan.systems(part);
    for (SystemKind system : systems) {
      progress.phase(part.id() + ": start " + system.title());
      clusters.add(BenchCluster.start(system, part, scratch));
    }
    for (BenchCluster cluster : clusters) {
      progress.phase(part.id() + ": warm up " + cluster.system().title());
      warmUp(cluster);
    }
    int rounds = systems.isEmpty() ? 0 : plan.rounds();
    for (int round = 1; round <= rounds; round++) {
      progress.phase(part.id() + ": round " + round + " of " + rounds);
      round(round);
    }
    List<ContractCost> contractCosts = part == Part.STATE ? contractCosts() : List.of();
    List<CatchUp> catchUps = part == Part.STATE ? catchUps() : List.of();
    List<Agreement> agreements = agreements();
    for (BenchCluster cluster : clusters) {
      cluster.stop();
    }
    return new Found(measurements, catchUps, contractCosts, agreements);
  }

  private void warmUp(BenchCluster cluster) throws IOException, InterruptedException {
    int callers = plan.callers().stream().mapToInt(Integer::intValue).max().orElse(plan.readers());
    Operation operation = part == Part.TOPICS ? Operation.PUBLISH : Operation.WRITE;
    for (Origin origin : Origin.values()) {
      warmUp(cluster, new Workload(operation, origin, callers), plan.warmUp());
    }
    for (Workload workload : plan.workloads(part)) {
      if (workload.operation().readKind().isPresent()
          && cluster.system().offers(workload.operation())) {
        warmUp(cluster, workload, plan.readWarmUp());
      }
    }
  }

  private void warmUp(BenchCluster cluster, Workload workload, Duration length)
      throws IOException, InterruptedException {
    LoadResult load = measure(cluster, workload, length).load;
    if (load.uncertain() > 0) {
      progress.disturbed(load);
    }
  }

  private void round(int round) throws IOException, InterruptedException {
    for (Workload workload : plan.workloads(part)) {
      for (BenchCluster cluster : clusters) {
        if (cluster.system().offers(workload.operation())) {
          Measured measured = measure(cluster, workload, plan.window());
          Measurement measurement =
              new Measurement(
                  round,
                  cluster.system(),
                  workload,
                  measured.load,
                  measured.endToEnd,
                  measured.cpu,
                  measured.leaderMoved);
          measurements.add(measurement);
          progress.measured(measurement);
        }
      }
    }
  }

  private record Measured(
      LoadResult load, Optional<EndToEnd> endToEnd, Duration cpu, boolean leaderMoved) {}

  private Measured measure(BenchCluster cluster, Workload workload, Duration window)
      throws IOException, InterruptedException {
    String leader = cluster.leader();
    String node = workload.origin() == Origin.LEADER ? leader : BenchCluster.followerOf(leader);
    LoadSpec spec =
        new LoadSpec(
            cluster.nextRun(),
            workload.operation(),
            workload.callers(),
            Plan.RAMP,
            window,
            plan.payload());
    IdleCpu.Span span = idleCpu.begin(clusters.stream().filter(c -> c != cluster).toList());
    Duration cpuBefore = cluster.cpu();
    LoadResult load = cluster.load(node, spec);
    boolean messages = workload.operation() == Operation.PUBLISH;
    if (messages && !cluster.awaitDelivered(spec.run(), load.acknowledged(), DELIVERY_TIMEOUT)) {
      progress.phase("not all messages came to all nodes within " + DELIVERY_TIMEOUT);
    }
    Duration cpu = cluster.cpu().minus(cpuBefore);
    span.end();
    if (workload.operation().readKind().isEmpty()) {
      count(cluster, load);
    }
    Optional<EndToEnd> endToEnd =
        messages ? Optional.of(EndToEnd.of(cluster.arrivals(), load.from())) : Optional.empty();
    return new Measured(load, endToEnd, cpu, !cluster.leader().equals(leader));
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
              part,
              cluster.system(),
              count.acknowledged,
              count.uncertain,
              cluster.statuses().stream()
                  .map(status -> part == Part.TOPICS ? status.received() : status.total())
                  .toList());
      if (agreement.holds() || System.nanoTime() - deadline >= 0) {
        return agreement;
      }
      Thread.sleep(POLL);
    }
  }
}
