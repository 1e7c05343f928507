/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many small writes: snapshots and purging keep the data directory within a bound, and a node that
 * starts again is up to date in seconds.
 */
class ManyWritesIT {
  private static final long MIB = 1 << 20;
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  @Test
  void aHundredThousandWrites_leaveABoundedLog() {
    many("many-writes", 100_000, MIB);
  }

  @Test
  @Tag("campaign")
  void aMillionWrites_leaveABoundedLog() {
    many("many-writes-million", 1_000_000, 8 * MIB);
  }

  private static void many(String name, int writes, long snapshotBytes) {
    long segment = snapshotBytes / 8;
    Setup setup =
        Setup.DEFAULT
            .with("quorate.raft.snapshot-bytes", Long.toString(snapshotBytes))
            .with("quorate.raft.segment-size", Long.toString(segment));
    // Less than the whole log would take. Twice the log between snapshots, some segments that are
    // open or about to go, and two
    // snapshots of 8 bytes for each transfer with their outcomes.
    long bound = 2 * snapshotBytes + 4 * segment + 32L * writes + MIB;
    Campaign.run(
        name,
        setup,
        nodes -> {
          long began = System.nanoTime();
          long[] largest = {0};
          nodes.running().forEach(node -> node.ask("load 64 0"));
          Until.holds(
              "the writes are made",
              TIMEOUT,
              () -> {
                nodes
                    .specs()
                    .forEach(s -> largest[0] = Math.max(largest[0], size(s.dataDirectory())));
                return nodes.running().stream().mapToLong(Load::acknowledged).sum() >= writes;
              });
          Load.stop(nodes);
          double seconds = (System.nanoTime() - began) / 1e9;
          long applied = nodes.node("n1").count();
          Campaign.report(
              "%s: %,d transfers in %.1f s, %,.0f/s", name, applied, seconds, applied / seconds);
          Campaign.report(
              "%s: data directory at most %.1f MiB, bound %.1f MiB, now %s",
              name, largest[0] / (double) MIB, bound / (double) MIB, sizes(nodes));
          assertTrue(
              largest[0] <= bound, () -> largest[0] + " bytes of data, allowed are " + bound);

          restart(name, nodes, "n2", LedgerProcess::stop);
          restart(name, nodes, "n2", LedgerProcess::kill);
          Verdict verdict = nodes.check();
          Campaign.report("%s: %s", name, verdict.line());
          assertTrue(verdict.holds(), verdict::toString);
          assertTrue(verdict.acknowledged() >= writes, verdict::toString);
        });
  }

  private static void restart(
      String name, ThreeNodes<LedgerProcess> nodes, String id, Consumer<LedgerProcess> end) {
    end.accept(nodes.node(id));
    long began = System.nanoTime();
    nodes.start(id);
    double bound = (System.nanoTime() - began) / 1e9;
    nodes.awaitReady(id);
    Campaign.report(
        "%s: %s started again: ports bound after %.1f s, up to date after %.1f s",
        name, id, bound, (System.nanoTime() - began) / 1e9);
  }

  private static List<String> sizes(ThreeNodes<LedgerProcess> nodes) {
    return nodes.specs().stream()
        .map(spec -> "%s %.1f MiB".formatted(spec.id(), size(spec.dataDirectory()) / (double) MIB))
        .toList();
  }

  private static long size(Path directory) {
    try {
      return Sizes.of(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
