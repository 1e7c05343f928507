/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.process.Until;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an idle node of three costs with the launcher's flags. */
class IdleNodeIT {
  private static final Duration SETTLE = Duration.ofSeconds(5);
  private static final Duration WATCHED = Duration.ofSeconds(5);
  private static final long MIB = 1 << 20;

  /** The target is 200 MiB; the rest is for other machines. */
  private static final long MOST = 260 * MIB;

  @Test
  void idleNode_needsLittleMemoryAndProcessor() {
    Campaign.run(
        "idle",
        Setup.DEFAULT,
        nodes -> {
          pass(SETTLE);
          long[] before = nodes.running().stream().mapToLong(IdleNodeIT::cpuNanos).toArray();
          pass(WATCHED);
          int i = 0;
          for (LedgerProcess node : nodes.running()) {
            double cpu = 100.0 * (cpuNanos(node) - before[i++]) / WATCHED.toNanos();
            Campaign.report(
                "idle %s: %d MiB resident (target 200), %.1f %% of one processor",
                node.id(), node.residentBytes() / MIB, cpu);
          }
          for (LedgerProcess node : nodes.running()) {
            assertTrue(
                node.residentBytes() <= MOST,
                () -> node.id() + " has " + node.residentBytes() + " bytes resident");
          }
        });
  }

  private static void pass(Duration time) {
    long began = System.nanoTime();
    Until.holds(
        "time passes", time.multipliedBy(2), () -> System.nanoTime() - began > time.toNanos());
  }

  private static long cpuNanos(LedgerProcess node) {
    return ProcessHandle.of(node.pid())
        .flatMap(handle -> handle.info().totalCpuDuration())
        .orElseThrow()
        .toNanos();
  }
}
