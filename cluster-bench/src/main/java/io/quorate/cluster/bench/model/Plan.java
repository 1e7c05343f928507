/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.system.ReadKind;
import io.quorate.cluster.bench.system.SystemKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a campaign does.
 *
 * @param callers numbers of callers that write
 * @param readers how many callers read
 * @param window how long each figure is taken
 * @param warmUp how long each system is warmed up, per origin of writes
 * @param payload bytes of one write
 * @param away how long the follower of the catch-up is away
 * @param catchUp the systems whose catch-up is measured
 */
public record Plan(
    List<SystemKind> systems,
    List<Integer> callers,
    int readers,
    int rounds,
    Duration window,
    Duration warmUp,
    int payload,
    Duration away,
    List<SystemKind> catchUp) {
  /** Load before the figures of each measurement begin. */
  public static final Duration RAMP = Duration.ofMillis(400);

  /** How many callers write while a follower is away and comes back. */
  public static final int CATCH_UP_CALLERS = 16;

  /** How many callers write while the contract is compared with the cluster's own call. */
  public static final int CONTRACT_CALLERS = 256;

  /** How long it is by the contract, or past it, each time. */
  public static final Duration CONTRACT_TURN = Duration.ofMillis(500);

  private static final Duration START_AND_CLOSE = Duration.ofSeconds(6);
  private static final Duration RETURN = Duration.ofSeconds(4);

  public Plan {
    systems = List.copyOf(systems);
    callers = List.copyOf(callers);
    catchUp = List.copyOf(catchUp);
  }

  /** The workloads of one round, in order; what is compared with each other stands together. */
  public List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>();
    for (int count : callers) {
      workloads.add(Workload.writes(Origin.LEADER, count));
      workloads.add(Workload.writes(Origin.FOLLOWER, count));
    }
    for (ReadKind kind : ReadKind.values()) {
      workloads.add(Workload.reads(kind, Origin.LEADER, readers));
    }
    workloads.add(Workload.reads(ReadKind.LINEARIZABLE, Origin.FOLLOWER, readers));
    return workloads;
  }

  /** Whether the system can do that. */
  public static boolean offers(SystemKind system, Workload workload) {
    return workload.read().map(system.readKinds()::contains).orElse(true);
  }

  /** How often the contract and the cluster's own call take turns. */
  public int contractPairs() {
    return (int) Math.max(2, window.multipliedBy(4L * rounds).dividedBy(CONTRACT_TURN) / 2);
  }

  /** How long each kind of read is warmed up. */
  public Duration readWarmUp() {
    return warmUp.dividedBy(4);
  }

  /** About how long all of it takes. */
  public Duration estimate() {
    long reads =
        systems.stream()
            .mapToLong(s -> workloads().stream().filter(w -> isRead(s, w)).count())
            .sum();
    long runs = rounds * (reads + 2L * callers.size() * systems.size());
    return window
        .plus(RAMP)
        .multipliedBy(runs)
        .plus(warmUp.multipliedBy(2L * systems.size()))
        .plus(readWarmUp().multipliedBy(reads))
        .plus(
            systems.contains(SystemKind.QUORATE_CDI)
                ? CONTRACT_TURN.multipliedBy(2L * contractPairs())
                : Duration.ZERO)
        .plus(away.plus(RETURN).multipliedBy(catchUp.size()))
        .plus(START_AND_CLOSE.multipliedBy(systems.size()));
  }

  private static boolean isRead(SystemKind system, Workload workload) {
    return workload.read().isPresent() && offers(system, workload);
  }
}
