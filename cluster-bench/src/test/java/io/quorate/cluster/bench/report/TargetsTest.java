/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.bench.model.Origin;
import io.quorate.cluster.bench.model.Results;
import io.quorate.cluster.bench.model.SampleResults;
import io.quorate.cluster.bench.model.Workload;
import io.quorate.cluster.bench.report.Target.Verdict;
import io.quorate.cluster.bench.system.ReadKind;
import io.quorate.cluster.bench.system.SystemKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final Workload ONE = Workload.writes(Origin.LEADER, 1);
  private static final Workload MANY = Workload.writes(Origin.LEADER, 256);
  private static final Workload MOST = Workload.writes(Origin.LEADER, 1024);
  private static final Workload FOLLOWER = Workload.writes(Origin.FOLLOWER, 256);
  private static final Workload READS = Workload.reads(ReadKind.LINEARIZABLE, Origin.LEADER, 256);

  @Test
  void figuresAtTheirBounds_areMet() {
    Results results = sample(80, 8, 100, 80, 64, 76).build();
    assertEquals(
        Map.of(
            "writes-256-vs-ratis", Verdict.MET,
            "p50-1-vs-ratis", Verdict.MET,
            "writes-1024-vs-jgroups-raft", Verdict.MET,
            "linearizable-reads-256-vs-writes", Verdict.MET,
            "follower-vs-leader", Verdict.MET,
            "cdi-256-vs-direct", Verdict.MET,
            "catch-up", Verdict.MET),
        verdicts(results));
  }

  @Test
  void figuresBeyondTheirBounds_areNotMet() {
    Results results = sample(79, 9, 99, 78, 63, 75).build();
    assertEquals(
        Map.of(
            "writes-256-vs-ratis", Verdict.NOT_MET,
            "p50-1-vs-ratis", Verdict.NOT_MET,
            "writes-1024-vs-jgroups-raft", Verdict.NOT_MET,
            "linearizable-reads-256-vs-writes", Verdict.NOT_MET,
            "follower-vs-leader", Verdict.NOT_MET,
            "cdi-256-vs-direct", Verdict.NOT_MET,
            "catch-up", Verdict.MET),
        verdicts(results));
  }

  @Test
  void whatWasNotMeasured_isSaidToBeSo() {
    Results results = new SampleResults().with(1, SystemKind.JGROUPS_RAFT, FOLLOWER, 1, 1).build();
    assertEquals(
        Map.of(Verdict.NOT_MEASURED, 7L),
        Targets.of(results).stream()
            .collect(Collectors.groupingBy(Target::verdict, Collectors.counting())));
  }

  @Test
  void aFollowerThatNeverCaughtUp_isNotMet() {
    Results results =
        new SampleResults()
            .with(1, SystemKind.QUORATE, ONE, 1, 1)
            .withCatchUp(SystemKind.QUORATE, Optional.empty())
            .build();
    assertEquals(Verdict.NOT_MET, verdicts(results).get("catch-up"));
  }

  private static SampleResults sample(
      double writes, double p50, double most, double reads, double follower, double cdi) {
    return new SampleResults()
        .with(1, SystemKind.QUORATE, ONE, 1, p50)
        .with(1, SystemKind.RATIS_SHIPPED, ONE, 1, 10)
        .with(1, SystemKind.QUORATE, MANY, writes, 1)
        .with(1, SystemKind.RATIS_SHIPPED, MANY, 10, 1)
        .with(1, SystemKind.RATIS_TUNED, MANY, 5, 1)
        .with(1, SystemKind.QUORATE, MOST, most, 1)
        .with(1, SystemKind.JGROUPS_RAFT, MOST, 100, 1)
        .with(1, SystemKind.QUORATE, READS, reads, 1)
        .with(1, SystemKind.QUORATE, FOLLOWER, follower, 1)
        .withContract(cdi, 80)
        .withCatchUp(SystemKind.QUORATE, Optional.of(Duration.ofSeconds(2)));
  }

  private static Map<String, Verdict> verdicts(Results results) {
    return Targets.of(results).stream().collect(Collectors.toMap(Target::id, Target::verdict));
  }
}
