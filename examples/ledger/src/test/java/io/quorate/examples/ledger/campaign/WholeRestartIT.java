/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.ThreeNodes;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** All three nodes end and start again: the state is what it was. */
class WholeRestartIT {
  @Test
  void allStopped_andStartedAgain_haveTheSameState() {
    Campaign.run(
        "all-stopped",
        Setup.DEFAULT,
        nodes -> {
          Load.start(nodes);
          Load.awaitProgress(nodes.running());
          Load.stop(nodes);
          Verdict before = nodes.check();
          List<String> digests = digests(nodes);
          assertEquals(1, digests.stream().distinct().count(), digests::toString);

          end(nodes, LedgerProcess::stop);
          startAll(nodes);

          nodes.settle();
          assertEquals(digests, digests(nodes));
          Verdict after = nodes.check();
          assertTrue(after.holds(), after::toString);
          assertEquals(before.acknowledged(), after.acknowledged());
          writesGoOn(nodes);
        });
  }

  @Test
  void allKilledUnderLoad_andStartedAgain_haveLostNothing() {
    Campaign.run(
        "all-killed",
        Setup.DEFAULT,
        nodes -> {
          Load.start(nodes);
          Load.awaitProgress(nodes.running());
          end(nodes, LedgerProcess::kill);
          startAll(nodes);
          writesGoOn(nodes);
        });
  }

  private static void end(ThreeNodes<LedgerProcess> nodes, Consumer<LedgerProcess> how) {
    List<Thread> threads =
        nodes.running().stream()
            .map(node -> Thread.ofVirtual().start(() -> how.accept(node)))
            .toList();
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertEquals(List.of(), nodes.running());
  }

  private static void startAll(ThreeNodes<LedgerProcess> nodes) {
    long began = System.nanoTime();
    nodes.start(ThreeNodes.IDS);
    nodes.specs().forEach(spec -> nodes.awaitReady(spec.id()));
    Campaign.report(
        "all three started again and ready after %.1f s", (System.nanoTime() - began) / 1e9);
  }

  private static void writesGoOn(ThreeNodes<LedgerProcess> nodes) {
    Load.start(nodes);
    Load.awaitProgress(nodes.running());
    Load.stop(nodes);
    Verdict verdict = nodes.check();
    assertTrue(verdict.holds(), verdict::toString);
  }

  private static List<String> digests(ThreeNodes<LedgerProcess> nodes) {
    return nodes.running().stream().map(node -> node.ask("digest").values().toString()).toList();
  }
}
