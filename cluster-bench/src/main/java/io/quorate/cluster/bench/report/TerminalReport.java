/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import static io.quorate.cluster.bench.model.Results.P50;
import static io.quorate.cluster.bench.model.Results.P99;
import static io.quorate.cluster.bench.model.Results.RATE;

import io.quorate.cluster.bench.model.Agreement;
import io.quorate.cluster.bench.model.CatchUp;
import io.quorate.cluster.bench.model.Measurement;
import io.quorate.cluster.bench.model.Part;
import io.quorate.cluster.bench.model.Results;
import io.quorate.cluster.bench.model.Results.Subject;
import io.quorate.cluster.bench.model.Workload;
import io.quorate.cluster.bench.system.Operation;
import io.quorate.cluster.bench.system.SystemKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables that are printed at the end. */
public final class TerminalReport {
  private static final String NONE = "–";

  private final Results results;
  private final SystemKind reference;

  private TerminalReport(Results results) {
    this.results = results;
    this.reference = results.systems().get(0);
  }

  /** All tables. */
  public static String render(Results results, List<Target> targets) {
    TerminalReport report = new TerminalReport(results);
    TopicsText topics = new TopicsText(results, report.reference);
    return String.join(
        System.lineSeparator().repeat(2),
        report.figures(),
        report.catchUps(),
        topics.messages(),
        topics.memory(),
        report.idle(),
        report.disturbances(),
        report.agreements(),
        report.targets(targets));
  }

  private String figures() {
    TextTable table =
        new TextTable(
            "workload",
            "system",
            "calls/s",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "cpu µs",
            "failed",
            "× " + reference.id());
    for (Workload workload : results.workloads(operation -> operation != Operation.PUBLISH)) {
      for (SystemKind system : results.systems()) {
        Subject subject = new Subject(system, workload);
        if (!results.rounds(subject).isEmpty()) {
          table.add(row(subject));
        }
      }
    }
    if (table.isEmpty()) {
      return "Writes and reads: not measured";
    }
    return "Medians over the rounds; cpu is of all three nodes per call; the last column is the"
        + " median of the ratios of calls/s within each round"
        + System.lineSeparator()
        + table.render();
  }

  private List<String> row(Subject subject) {
    Workload workload = subject.workload();
    return List.of(
        workload.title(),
        subject.system().id(),
        number("%,.0f", results.median(subject, RATE)),
        millis(subject, P50),
        millis(subject, P99),
        millis(subject, measurement -> measurement.load().p999Micros()),
        number("%.1f", results.median(subject, Measurement::cpuMicrosPerCall)),
        String.valueOf(results.uncertain(subject)),
        number("%.2f", results.ratio(subject, new Subject(reference, workload), RATE)));
  }

  private String millis(Subject subject, ToDoubleFunction<Measurement> micros) {
    return number(
        "%.2f", results.median(subject, measurement -> micros.applyAsDouble(measurement) / 1000));
  }

  private static String number(String format, OptionalDouble figure) {
    return figure.isPresent() ? String.format(Locale.ROOT, format, figure.getAsDouble()) : NONE;
  }

  private String catchUps() {
    TextTable table =
        new TextTable(
            "follower killed", "away s", "missed entries", "s since process", "s since start");
    for (CatchUp catchUp : results.catchUps()) {
      table.add(
          List.of(
              catchUp.system().id(),
              String.valueOf(catchUp.away().toSeconds()),
              String.format(Locale.ROOT, "%,d", catchUp.missed()),
              seconds(catchUp.sinceUp()),
              seconds(catchUp.sinceReady())));
    }
    return table.isEmpty() ? "Catch-up of a follower: not measured" : table.render();
  }

  private static String seconds(Optional<Duration> duration) {
    return duration
        .map(known -> String.format(Locale.ROOT, "%.2f", known.toMillis() / 1000.0))
        .orElse("never");
  }

  private String idle() {
    return "Processor used while idle, percent of one core for three nodes: "
        + results.systems().stream()
            .filter(results.idleCpuPercent()::containsKey)
            .map(
                system ->
                    system.id()
                        + String.format(Locale.ROOT, " %.1f", results.idleCpuPercent().get(system)))
            .collect(Collectors.joining(", "));
  }

  private String disturbances() {
    List<String> found = results.disturbances().toList();
    return found.isEmpty()
        ? "No call failed and no leader moved"
        : "Disturbed:" + System.lineSeparator() + String.join(System.lineSeparator(), found);
  }

  private String agreements() {
    TextTable table =
        new TextTable("replicas at the end", "acknowledged", "uncertain", "counted", "verdict");
    for (Agreement agreement : results.agreements()) {
      table.add(
          List.of(
              agreement.system().id() + (agreement.part() == Part.TOPICS ? ", messages" : ""),
              String.format(Locale.ROOT, "%,d", agreement.acknowledged()),
              String.valueOf(agreement.uncertain()),
              agreement.totals().stream()
                  .map(total -> String.format(Locale.ROOT, "%,d", total))
                  .distinct()
                  .collect(Collectors.joining(" / ")),
              agreement.holds() ? "agree" : "DISAGREE"));
    }
    return table.render();
  }

  private String targets(List<Target> targets) {
    TextTable table = new TextTable("target", "asked", "measured", "verdict");
    for (Target target : targets) {
      table.add(List.of(target.text(), target.asked(), target.found(), target.verdict().text()));
    }
    return table.render();
  }
}
