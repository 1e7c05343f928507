/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import static io.quorate.cluster.bench.model.Results.P50;
import static io.quorate.cluster.bench.model.Results.RATE;

import io.quorate.cluster.bench.model.CatchUp;
import io.quorate.cluster.bench.model.ContractCost;
import io.quorate.cluster.bench.model.Origin;
import io.quorate.cluster.bench.model.Results;
import io.quorate.cluster.bench.model.Results.Subject;
import io.quorate.cluster.bench.model.Workload;
import io.quorate.cluster.bench.system.ReadKind;
import io.quorate.cluster.bench.system.SystemKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the library has set out to reach. */
public final class Targets {
  private static final int MANY = 256;
  private static final int MOST = 1024;

  private final Results results;

  private Targets(Results results) {
    this.results = results;
  }

  /** The targets, beside the figures; without Quorate among the systems, none is measured. */
  public static List<Target> of(Results results) {
    return new Targets(results).all();
  }

  private List<Target> all() {
    return List.of(
        ratio(
            "writes-256-vs-ratis",
            "writes from 256 callers, against the faster of un-batched raw Ratis",
            8,
            results.ratioToLargest(
                writes(MANY),
                List.of(
                    writes(SystemKind.RATIS_SHIPPED, MANY), writes(SystemKind.RATIS_TUNED, MANY)),
                RATE)),
        new Target(
            "p50-1-vs-ratis",
            "p50 of writes from 1 caller, against raw Ratis as shipped",
            0.8,
            false,
            "×",
            results.ratio(writes(1), writes(SystemKind.RATIS_SHIPPED, 1), P50)),
        ratio(
            "writes-1024-vs-jgroups-raft",
            "writes from 1024 callers, against jgroups-raft with fsync",
            1,
            results.ratio(writes(MOST), writes(SystemKind.JGROUPS_RAFT, MOST), RATE)),
        ratio(
            "linearizable-reads-256-vs-writes",
            "linearizable reads from 256 callers, against its own writes from 256",
            1,
            results.ratio(linearizableReads(), writes(MANY), RATE)),
        ratio(
            "follower-vs-leader",
            "writes from 256 callers on a follower, against those on the leader",
            0.8,
            results.ratio(
                new Subject(SystemKind.QUORATE, Workload.writes(Origin.FOLLOWER, MANY)),
                writes(MANY),
                RATE)),
        ratio(
            "cdi-256-vs-direct",
            "writes from 256 callers by an injected contract, against Cluster.appWrite there",
            0.95,
            contractCost()),
        new Target(
            "catch-up",
            "a follower that was killed and away: caught up after its process is back",
            2,
            false,
            " s",
            catchUpSeconds()));
  }

  private static Target ratio(String id, String text, double bound, OptionalDouble measured) {
    return new Target(id, text, bound, true, "×", measured);
  }

  private static Subject writes(int callers) {
    return writes(SystemKind.QUORATE, callers);
  }

  private static Subject writes(SystemKind system, int callers) {
    return new Subject(system, Workload.writes(Origin.LEADER, callers));
  }

  private static Subject linearizableReads() {
    return new Subject(
        SystemKind.QUORATE, Workload.reads(ReadKind.LINEARIZABLE, Origin.LEADER, MANY));
  }

  private OptionalDouble contractCost() {
    return results.contractCosts().stream()
        .findFirst()
        .map(ContractCost::ratio)
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble catchUpSeconds() {
    Optional<CatchUp> found =
        results.catchUps().stream()
            .filter(catchUp -> catchUp.system() == SystemKind.QUORATE)
            .findFirst();
    return found
        .map(catchUp -> catchUp.sinceUp().map(Targets::seconds).orElse(Double.POSITIVE_INFINITY))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
