/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import static io.quorate.cluster.bench.model.Results.DELIVERED;
import static io.quorate.cluster.bench.model.Results.END_TO_END_P50;
import static io.quorate.cluster.bench.model.Results.END_TO_END_P99;
import static io.quorate.cluster.bench.model.Results.P50;
import static io.quorate.cluster.bench.model.Results.P99;
import static io.quorate.cluster.bench.model.Results.RATE;

import io.quorate.cluster.bench.model.Footprint;
import io.quorate.cluster.bench.model.Measurement;
import io.quorate.cluster.bench.model.Results;
import io.quorate.cluster.bench.model.Results.Subject;
import io.quorate.cluster.bench.model.Workload;
import io.quorate.cluster.bench.system.Operation;
import io.quorate.cluster.bench.system.SystemKind;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The tables about topics. */
final class TopicsText {
  private static final String NONE = "–";

  private final Results results;
  private final SystemKind reference;

  TopicsText(Results results, SystemKind reference) {
    this.results = results;
    this.reference = reference;
  }

  /** Messages, from the publish call to the handlers of all nodes. */
  String messages() {
    TextTable table =
        new TextTable(
            "workload",
            "system",
            "publ/s",
            "p50 ms",
            "p99 ms",
            "to all/s",
            "p50 ms",
            "p99 ms",
            "cpu µs",
            "failed",
            "publ/s ratio",
            "to all p50 ratio");
    for (Workload workload : results.workloads(Operation.PUBLISH::equals)) {
      for (SystemKind system : results.systems()) {
        Subject subject = new Subject(system, workload);
        if (!results.rounds(subject).isEmpty()) {
          table.add(row(subject));
        }
      }
    }
    return table.isEmpty()
        ? "Topics: not measured"
        : "Topics: 'publ' is until the publish call is answered, 'to all' from the publish call"
            + " until the handler of the last of the three nodes has the message"
            + System.lineSeparator()
            + table.render();
  }

  private List<String> row(Subject subject) {
    Subject against = new Subject(reference, subject.workload());
    return List.of(
        subject.workload().title(),
        subject.system().id(),
        number("%,.0f", results.median(subject, RATE)),
        millis(subject, P50),
        millis(subject, P99),
        number("%,.0f", results.median(subject, DELIVERED)),
        millis(subject, END_TO_END_P50),
        millis(subject, END_TO_END_P99),
        number("%.1f", results.median(subject, Measurement::cpuMicrosPerCall)),
        String.valueOf(results.uncertain(subject)),
        number("%.2f", results.ratio(subject, against, RATE)),
        number("%.2f", results.ratio(subject, against, END_TO_END_P50)));
  }

  private String millis(Subject subject, ToDoubleFunction<Measurement> micros) {
    return number(
        "%.2f", results.median(subject, measurement -> micros.applyAsDouble(measurement) / 1000));
  }

  private static String number(String format, OptionalDouble figure) {
    return figure.isPresent() ? String.format(Locale.ROOT, format, figure.getAsDouble()) : NONE;
  }

  /** The memory of a node that serves many subscribers. */
  String memory() {
    return results.footprint().map(TopicsText::memory).orElse("Memory: not measured");
  }

  private static String memory(Footprint footprint) {
    TextTable table =
        new TextTable(
            "memory in MiB",
            "serving: resident",
            "heap in use",
            "other follower: resident",
            "heap in use");
    for (Footprint.Sample sample : footprint.samples()) {
      table.add(
          List.of(
              sample.when(),
              mebibytes(sample.serving().resident()),
              sample.serving().heap().map(TopicsText::mebibytes).orElse(NONE),
              mebibytes(sample.idle().resident()),
              sample.idle().heap().map(TopicsText::mebibytes).orElse(NONE)));
    }
    return String.format(
            Locale.ROOT,
            "Memory of a follower with %d subscribers over gRPC, of which %d never acknowledge and"
                + " %d of those stop reading; %,d messages of 128 to 512 bytes in %.0f s;%n%d of"
                + " the %d that acknowledge got every message in order. Taken after a full"
                + " collection, but for the highest.",
            footprint.subscribers(),
            footprint.silent(),
            footprint.unread(),
            footprint.messages(),
            footprint.seconds(),
            footprint.receivedAll(),
            footprint.subscribers() - footprint.silent())
        + System.lineSeparator()
        + footprint.broken().map(why -> "It BROKE OFF: " + why + System.lineSeparator()).orElse("")
        + table.render();
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%,.1f", bytes / 1048576.0);
  }
}
