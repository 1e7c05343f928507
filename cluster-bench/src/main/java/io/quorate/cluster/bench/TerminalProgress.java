/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench;

import io.quorate.cluster.bench.model.CatchUp;
import io.quorate.cluster.bench.model.ContractCost;
import io.quorate.cluster.bench.model.Footprint;
import io.quorate.cluster.bench.model.Measurement;
import io.quorate.cluster.bench.model.Workload;
import io.quorate.cluster.bench.node.LoadResult;
import io.quorate.cluster.bench.run.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** One line per step, so that a long run can be followed. */
final class TerminalProgress implements Progress {
  private final PrintWriter out;
  private final long begun = System.nanoTime();

  TerminalProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void phase(String text) {
    long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    print(String.format(Locale.ROOT, "[%3d s] %s", seconds, text));
  }

  @Override
  public void disturbed(LoadResult load) {
    print(
        "  %d of %d calls failed%s"
            .formatted(
                load.uncertain(),
                load.uncertain() + load.acknowledged(),
                load.firstError().map(error -> ": " + error).orElse("")));
  }

  @Override
  public void measured(Measurement measurement) {
    Workload workload = measurement.workload();
    print(
        String.format(
            Locale.ROOT,
            "  %-17s %-8s %5d  %-14s %,10.0f/s  p50 %7.2f ms  p99 %7.2f ms%s%s",
            workload.operation().id(),
            workload.origin().id(),
            workload.callers(),
            measurement.system().id(),
            measurement.load().operationsPerSecond(),
            measurement.load().p50Micros() / 1000,
            measurement.load().p99Micros() / 1000,
            measurement
                .endToEnd()
                .map(
                    ends ->
                        String.format(
                            Locale.ROOT,
                            "  to all %,10.0f/s  p50 %7.2f ms  p99 %7.2f ms",
                            ends.messagesPerSecond(),
                            ends.p50Micros() / 1000,
                            ends.p99Micros() / 1000))
                .orElse(""),
            measurement.load().uncertain() > 0
                ? "  " + measurement.load().uncertain() + " failed"
                : ""));
  }

  @Override
  public void compared(ContractCost cost) {
    print(
        cost.ratio().isPresent()
            ? String.format(
                Locale.ROOT,
                "  %.3f × Cluster.appWrite in %d pairs of turns",
                cost.ratio().getAsDouble(),
                cost.pairs().size())
            : "  nothing was written");
  }

  @Override
  public void sampled(Footprint.Sample sample) {
    print(
        String.format(
            Locale.ROOT,
            "  %-25s serving %5d MiB%s, other %5d MiB%s",
            sample.when(),
            sample.serving().resident() >> 20,
            heap(sample.serving()),
            sample.idle().resident() >> 20,
            heap(sample.idle())));
  }

  private static String heap(Footprint.Memory memory) {
    return memory.heap().map(bytes -> " (heap " + (bytes >> 20) + ")").orElse("");
  }

  @Override
  public void caughtUp(CatchUp catchUp) {
    Optional<Double> seconds = catchUp.sinceUp().map(known -> known.toMillis() / 1000.0);
    print(
        seconds
            .map(known -> String.format(Locale.ROOT, "  caught up after %.2f s", known))
            .orElse("  did not catch up"));
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
