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
import java.util.function.BiFunction;

/**
 * What a campaign does.
 *
 * @param parts what is measured at all
 * @param callers numbers of callers that write or publish
 * @param readers how many callers read
 * @param window how long each figure is taken
 * @param warmUp how long each system is warmed up, per origin of writes
 * @param payload bytes of one write or message
 * @param away how long the follower of the catch-up is away
 * @param catchUp the systems whose catch-up is measured
 * @param subscribers how many subscribers over gRPC the node has whose memory is measured
 * @param subscriberMessages how many messages are published to them
 */
public record Plan(
    List<Part> parts,
    List<SystemKind> systems,
    List<Integer> callers,
    int readers,
    int rounds,
    Duration window,
    Duration warmUp,
    int payload,
    Duration away,
    List<SystemKind> catchUp,
    int subscribers,
    int subscriberMessages) {
  /** Load before the figures of each measurement begin. */
  public static final Duration RAMP = Duration.ofMillis(400);

  /** How many callers write while a follower is away and comes back. */
  public static final int CATCH_UP_CALLERS = 16;

  /** How many callers write while the contract is compared with the cluster's own call. */
  public static final int CONTRACT_CALLERS = 256;

  /** How long it is by the contract, or past it, each time. */
  public static final Duration CONTRACT_TURN = Duration.ofMillis(500);

  /** One in so many subscribers never acknowledges. */
  public static final int ONE_SILENT_IN = 10;

  private static final int DELIVERIES_PER_SECOND = 30_000;
  private static final Duration START_AND_CLOSE = Duration.ofSeconds(6);
  private static final Duration RETURN = Duration.ofSeconds(4);

  public Plan {
    parts = List.copyOf(parts);
    systems = List.copyOf(systems);
    callers = List.copyOf(callers);
    catchUp = List.copyOf(catchUp);
  }

  /** The systems that are measured in a part. */
  public List<SystemKind> systems(Part part) {
    if (!parts.contains(part)) {
      return List.of();
    }
    return switch (part) {
      case STATE -> systems.stream().filter(SystemKind::hasState).toList();
      case TOPICS -> systems.stream().filter(SystemKind::hasTopics).toList();
      case MEMORY -> systems.stream().filter(system -> system == SystemKind.QUORATE).toList();
    };
  }

  /** The workloads of one round, in order; what is compared with each other stands together. */
  public List<Workload> workloads(Part part) {
    return switch (part) {
      case STATE -> stateWorkloads();
      case TOPICS -> loads(Workload::messages);
      case MEMORY -> List.of();
    };
  }

  private List<Workload> stateWorkloads() {
    List<Workload> workloads = loads(Workload::writes);
    for (ReadKind kind : ReadKind.values()) {
      workloads.add(Workload.reads(kind, Origin.LEADER, readers));
    }
    workloads.add(Workload.reads(ReadKind.LINEARIZABLE, Origin.FOLLOWER, readers));
    return workloads;
  }

  private List<Workload> loads(BiFunction<Origin, Integer, Workload> workload) {
    List<Workload> loads = new ArrayList<>();
    for (int count : callers) {
      loads.add(workload.apply(Origin.LEADER, count));
      loads.add(workload.apply(Origin.FOLLOWER, count));
    }
    return loads;
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
    return estimate(Part.STATE)
        .plus(readWarmUp().multipliedBy(reads()))
        .plus(
            systems(Part.STATE).contains(SystemKind.QUORATE_CDI)
                ? CONTRACT_TURN.multipliedBy(2L * contractPairs())
                : Duration.ZERO)
        .plus(away.plus(RETURN).multipliedBy(catchUp.size()))
        .plus(estimate(Part.TOPICS))
        .plus(memoryEstimate());
  }

  private Duration estimate(Part part) {
    List<SystemKind> measured = systems(part);
    long runs =
        measured.stream()
            .mapToLong(
                system ->
                    workloads(part).stream().filter(w -> system.offers(w.operation())).count())
            .sum();
    return window
        .plus(RAMP)
        .multipliedBy(rounds * runs)
        .plus(warmUp.multipliedBy(2L * measured.size()))
        .plus(START_AND_CLOSE.multipliedBy(measured.size()));
  }

  private long reads() {
    return systems(Part.STATE).stream().mapToLong(system -> reads(system)).sum();
  }

  private long reads(SystemKind system) {
    return workloads(Part.STATE).stream()
        .map(Workload::operation)
        .filter(operation -> operation.readKind().isPresent() && system.offers(operation))
        .count();
  }

  private Duration memoryEstimate() {
    return systems(Part.MEMORY).isEmpty()
        ? Duration.ZERO
        : START_AND_CLOSE
            .multipliedBy(2)
            .plusSeconds((long) subscribers * subscriberMessages / DELIVERIES_PER_SECOND);
  }
}
