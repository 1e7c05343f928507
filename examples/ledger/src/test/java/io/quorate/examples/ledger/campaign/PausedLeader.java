/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.time.Duration;
import java.util.List;

/**
 * One round: the leader's process is paused, the others elect a new one and commit, and the paused
 * one goes on, reading linearizably from its first moment.
 */
final class PausedLeader {
  private static final long READ_INTERVAL_MICROS = 500;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  /** When a paused leader went on, and until when its reads were watched. */
  record Resumed(String leader, long from, long until) {}

  private PausedLeader() {}

  static Resumed round(ThreeNodes<LedgerProcess> nodes) {
    Load.start(nodes);
    Load.awaitProgress(nodes.running());
    String leader = nodes.awaitLeader();
    LedgerProcess old = nodes.node(leader);
    List<LedgerProcess> others = nodes.others(leader);
    old.ask("reads " + READ_INTERVAL_MICROS);
    Load.awaitProgress(nodes.running());

    old.pause();
    Until.holds(
        "the others elect a leader",
        TIMEOUT,
        () -> others.stream().anyMatch(node -> node.status().leads()));
    Load.awaitProgress(others);
    long from = System.nanoTime();
    old.resume();

    Until.holds("the old leader learns of the new one", TIMEOUT, () -> !old.status().leads());
    Load.awaitProgress(nodes.running());
    old.ask("stop-reads");
    long until = System.nanoTime();
    Load.stop(nodes);
    Until.holds(
        "the nodes see each other again",
        TIMEOUT,
        () ->
            nodes.running().stream()
                .allMatch(node -> node.ask("status").text("reachable").equals("[n1,n2,n3]")));
    return new Resumed(leader, from, until);
  }
}
