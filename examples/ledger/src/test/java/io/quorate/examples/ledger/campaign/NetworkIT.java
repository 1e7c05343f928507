/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.journal.StaleReads;
import io.quorate.examples.driver.journal.Verdict;
import io.quorate.examples.driver.process.ThreeNodes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Three nodes in network namespaces, parted, half deaf, without a majority and moved, under load
 * from all three. What was acknowledged is kept, once; who is cut off promises nothing.
 */
class NetworkIT {
  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final int ROUNDS = 5;

  /** Clients are told soon that there is no answer. */
  private static final Setup SETUP = Setup.DEFAULT.with("quorate.write.timeout", "2s");

  @Test
  void cutAndMovedNetwork_losesAndRepeatsNothing() {
    faults(
        "network",
        List.of(
            NetworkFault.LEADER_PARTED,
            NetworkFault.LEADER_DEAF,
            NetworkFault.FOLLOWER_REACHES_ONE,
            NetworkFault.MAJORITY_LOST,
            NetworkFault.LEADER_MOVED),
        SHORT);
  }

  /** In any order, and for other times: the membership's patience is 3 s, a call's 10 s. */
  @Test
  @Tag("campaign")
  void cutAndMovedAgainAndAgain_losesAndRepeatsNothing() {
    long seed = Long.getLong("quorate.network.seed", System.nanoTime());
    Random random = new Random(seed);
    Campaign.report("network-long: seed %d", seed);
    for (Duration cut : List.of(Duration.ofMillis(300), SHORT, Duration.ofSeconds(15))) {
      List<NetworkFault> faults = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        faults.addAll(List.of(NetworkFault.values()));
      }
      Collections.shuffle(faults, random);
      faults("network-long", faults, cut);
    }
  }

  /** The same checks find what is wrong. */
  @Test
  void plantedFaults_areFound() {
    run(
        "network-planted",
        SETUP.withFlag("-Dio.quorate.internal.fault=no-dedup"),
        SHORT,
        round -> {
          // A cable that was not pulled: those behind it are promised something.
          long since = System.nanoTime();
          Load.awaitProgress(round.running());
          assertThrows(AssertionError.class, () -> round.promisedNothing(round.running(), since));
          assertThrows(AssertionError.class, () -> round.refusesReads(round.running()));

          NetworkFault.LEADER_PARTED.make(round);
          round.heal();
          round.stopLoad();
          Verdict verdict = round.nodes().check();
          Campaign.report("network-planted, sessions switched off: %s", verdict.line());
          assertTrue(verdict.duplicated() > 0, verdict::toString);
        });
  }

  private static void faults(String name, List<NetworkFault> faults, Duration cut) {
    run(
        name,
        SETUP,
        cut,
        round -> {
          for (NetworkFault fault : faults) {
            long began = System.nanoTime();
            try {
              fault.make(round);
            } catch (RuntimeException | AssertionError e) {
              throw new AssertionError(fault + ": " + e.getMessage(), e);
            }
            Duration settled = round.heal();
            Campaign.report(
                "%s: %s lasted %.1f s, all as before %.1f s later",
                name,
                fault,
                (System.nanoTime() - began - settled.toNanos()) / 1e9,
                settled.toNanos() / 1e9);
          }
          round.stopLoad();
          Verdict verdict = round.nodes().check();
          Campaign.report("%s: %s", name, verdict.line());
          assertTrue(verdict.holds(), verdict::toString);
          assertTrue(verdict.acknowledged() > 0, "no transfer was acknowledged");
          assertEquals(List.of(), StaleReads.of(round.nodes().journals()).find());
          List<String> digests =
              round.running().stream().map(node -> node.ask("digest").values().toString()).toList();
          assertEquals(1, digests.stream().distinct().count(), digests::toString);
        });
  }

  /** Forms a cluster in namespaces of its own, with load on each node. */
  static void run(String name, Setup setup, Duration cut, Consumer<NetworkRound> test) {
    Path directory = Campaign.emptyDirectory(name);
    try (Namespaces network = Namespaces.of(ThreeNodes.IDS)) {
      Place place = new NetworkPlace(network, ThreeNodes.IDS, directory.resolve("certificates"));
      Campaign.unformed(
          directory,
          new LedgerProgram(setup, place),
          nodes -> {
            nodes.start(ThreeNodes.IDS);
            ThreeNodes.IDS.forEach(nodes::awaitReady);
            Campaign.open(nodes);
            NetworkRound round = new NetworkRound(nodes, network, cut);
            nodes.running().forEach(round::load);
            round.settled();
            test.accept(round);
          });
    }
  }
}
