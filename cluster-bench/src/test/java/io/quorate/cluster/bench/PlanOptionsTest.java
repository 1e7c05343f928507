/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.bench.model.Part;
import io.quorate.cluster.bench.model.Plan;
import io.quorate.cluster.bench.system.SystemKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class PlanOptionsTest {
  private static final String ALL = String.join(",", SystemKind.ids());

  @Command
  static final class Options {
    @Mixin private final PlanOptions options = new PlanOptions();
  }

  @Test
  void defaults_takeAboutHalfAnHour() {
    Plan plan = plan("--systems", ALL);
    assertEquals(List.of(1, 16, 256, 1024), plan.callers());
    assertEquals(
        Stream.of(SystemKind.values()).filter(SystemKind::hasState).toList(), plan.catchUp());
    assertTrue(plan.estimate().compareTo(Duration.ofMinutes(32)) <= 0, () -> "" + plan.estimate());
  }

  @Test
  void quick_takesAtMostFourMinutes() {
    Plan plan = plan("--quick");
    assertEquals(List.of(SystemKind.QUORATE), plan.catchUp());
    assertTrue(plan.estimate().compareTo(Duration.ofMinutes(4)) <= 0, () -> "" + plan.estimate());
  }

  @Test
  void whatIsGiven_winsOverQuick() {
    Plan plan =
        plan("--quick", "--callers", "2,3", "--rounds", "5", "--seconds", "0.5", "--away", "1");
    assertEquals(List.of(2, 3), plan.callers());
    assertEquals(5, plan.rounds());
    assertEquals(Duration.ofMillis(500), plan.window());
    assertEquals(Duration.ofSeconds(1), plan.away());
  }

  @Test
  void catchUp_canBeLeftOut() {
    assertEquals(List.of(), plan("--catch-up", "none").catchUp());
  }

  @Test
  void parts_takeTheSystemsThatHaveThem() {
    Plan plan = plan("--systems", "quorate,ratis-shipped,nats", "--parts", "topics,state");
    assertEquals(List.of(SystemKind.QUORATE, SystemKind.RATIS_SHIPPED), plan.systems(Part.STATE));
    assertEquals(List.of(SystemKind.QUORATE, SystemKind.NATS), plan.systems(Part.TOPICS));
    assertEquals(List.of(), plan.systems(Part.MEMORY));
  }

  @Test
  void wrongValues_areNamed_withTheWayOut() {
    assertTrue(refusal("--systems", "etcd").contains("system 'etcd' is not known; choose from"));
    assertTrue(refusal("--parts", "disk").contains("part 'disk' is not known; choose from"));
    assertTrue(refusal("--callers", "0").contains("--callers is 0.0; give a value from 1.0"));
    assertTrue(refusal("--payload", "15").contains("--payload is 15.0; give a value from 16.0"));
    assertTrue(refusal("--seconds", "soon").contains("--seconds"));
  }

  private static Plan plan(String... arguments) {
    Options options = new Options();
    new CommandLine(options).parseArgs(arguments);
    return options.options.plan();
  }

  private static String refusal(String... arguments) {
    StringWriter err = new StringWriter();
    int code = Bench.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    assertEquals(CommandLine.ExitCode.USAGE, code, err::toString);
    return err.toString();
  }
}
