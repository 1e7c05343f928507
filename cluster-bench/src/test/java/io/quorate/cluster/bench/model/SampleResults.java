/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.node.LoadResult;
import io.quorate.cluster.bench.system.SystemKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes up results. */
public final class SampleResults {
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<CatchUp> catchUps = new ArrayList<>();
  private final List<ContractCost> contractCosts = new ArrayList<>();
  private Optional<Footprint> footprint = Optional.empty();

  /** Adds a measurement with this rate and median latency. */
  public SampleResults with(
      int round, SystemKind system, Workload workload, double rate, double p50Micros) {
    LoadResult load =
        new LoadResult(
            0,
            (long) rate,
            1,
            p50Micros,
            2 * p50Micros,
            3 * p50Micros,
            0,
            1000,
            0,
            Optional.empty());
    return with(round, system, workload, load, Optional.empty());
  }

  /** Adds a measurement of messages that came to all nodes as fast as they were published. */
  public SampleResults withMessages(
      int round, SystemKind system, Workload workload, double rate, double p50Micros) {
    LoadResult load =
        new LoadResult(
            0,
            (long) rate,
            1,
            p50Micros,
            2 * p50Micros,
            3 * p50Micros,
            0,
            1000,
            0,
            Optional.empty());
    return with(
        round,
        system,
        workload,
        load,
        Optional.of(new EndToEnd((long) rate, rate, 4 * p50Micros, 5 * p50Micros, 6 * p50Micros)));
  }

  private SampleResults with(
      int round,
      SystemKind system,
      Workload workload,
      LoadResult load,
      Optional<EndToEnd> endToEnd) {
    measurements.add(
        new Measurement(round, system, workload, load, endToEnd, Duration.ofMillis(40), false));
    return this;
  }

  /** Adds what a node with subscribers takes. */
  public SampleResults withFootprint(Footprint found) {
    footprint = Optional.of(found);
    return this;
  }

  /** Adds the return of a follower; empty if it did not catch up. */
  public SampleResults withCatchUp(SystemKind system, Optional<Duration> sinceUp) {
    catchUps.add(
        new CatchUp(
            system, Duration.ofSeconds(12), 16, 1000, sinceUp, sinceUp.map(d -> d.dividedBy(2))));
    return this;
  }

  /** Adds what writes by a contract came to, beside those without. */
  public SampleResults withContract(double contract, double direct) {
    contractCosts.add(
        new ContractCost(
            SystemKind.QUORATE_CDI, 256, List.of(new ContractCost.Pair(contract, direct))));
    return this;
  }

  /** What was added. */
  public Results build() {
    return new Results(
        measurements.stream().map(Measurement::system).distinct().toList(),
        measurements,
        catchUps,
        contractCosts,
        List.of(new Agreement(Part.STATE, SystemKind.QUORATE, 10, 0, List.of(10L, 10L, 10L))),
        footprint,
        Map.of(SystemKind.QUORATE, 1.5));
  }
}
