/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Clients on every running node. */
final class Load {
  private static final int CLIENTS = 8;
  private static final long PAUSE_MICROS = 1_000;
  private static final int A_FEW = 50;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private Load() {}

  static void start(ThreeNodes<LedgerProcess> nodes) {
    nodes.running().forEach(Load::start);
  }

  static void start(LedgerProcess node) {
    node.ask("load " + CLIENTS + " " + PAUSE_MICROS);
  }

  static void stop(ThreeNodes<LedgerProcess> nodes) {
    nodes.running().forEach(node -> node.askLong("stop-load"));
  }

  static long acknowledged(LedgerProcess node) {
    return node.ask("acknowledged").number("count");
  }

  /** Waits until clients on each of these nodes got some more acknowledgements. */
  static void awaitProgress(List<LedgerProcess> nodes) {
    awaitProgress(nodes, nodes.size());
  }

  /** Waits until clients on so many of these nodes got some more acknowledgements. */
  static void awaitProgress(List<LedgerProcess> nodes, int count) {
    Map<LedgerProcess, Long> before = new HashMap<>();
    nodes.forEach(node -> before.put(node, acknowledged(node)));
    Until.holds(
        "clients of %d of %d nodes make progress".formatted(count, nodes.size()),
        TIMEOUT,
        () ->
            nodes.stream().filter(node -> acknowledged(node) >= before.get(node) + A_FEW).count()
                >= count);
  }
}
