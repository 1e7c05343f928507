/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.bench.model.Footprint;
import io.quorate.cluster.bench.model.Footprint.Memory;
import io.quorate.cluster.bench.node.NodeCommands;
import java.time.Duration;
import java.util.Optional;

/** The node that serves subscribers, and the one that serves none. */
final class FootprintNodes {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration SETTLE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(400);
  private static final long SETTLED_BYTES = 1 << 20;

  private final BenchCluster cluster;
  private final String serving;
  private final String idle;
  private long highestServing;
  private long highestIdle;

  FootprintNodes(BenchCluster cluster, String serving, String idle) {
    this.cluster = cluster;
    this.serving = serving;
    this.idle = idle;
  }

  String serving() {
    return serving;
  }

  /** The memory of both after a full collection. */
  Footprint.Sample sample(String when) throws InterruptedException {
    return new Footprint.Sample(when, memory(serving), memory(idle));
  }

  private Memory memory(String id) throws InterruptedException {
    NodeProcess node = cluster.node(id);
    long heap =
        node.await(node.ask(NodeCommands.HEAP, ""), TIMEOUT).getJsonNumber("used").longValue();
    return new Memory(settled(id), Optional.of(heap));
  }

  /** The collector gives memory back in the background, for a while after a collection. */
  private long settled(String id) throws InterruptedException {
    long deadline = System.nanoTime() + SETTLE_TIMEOUT.toNanos();
    long before = Long.MAX_VALUE;
    long now = resident(id);
    while (before - now > SETTLED_BYTES && System.nanoTime() - deadline < 0) {
      Thread.sleep(POLL);
      before = now;
      now = resident(id);
    }
    return now;
  }

  /** Looks at what both have in hand, without a collection. */
  void watch() {
    highestServing = Math.max(highestServing, resident(serving));
    highestIdle = Math.max(highestIdle, resident(idle));
  }

  /** The most that was seen. */
  Footprint.Sample peak(String when) {
    return new Footprint.Sample(
        when,
        new Memory(highestServing, Optional.empty()),
        new Memory(highestIdle, Optional.empty()));
  }

  private long resident(String id) {
    return cluster
        .node(id)
        .resident()
        .orElseThrow(
            () ->
                new BenchException(
                    "the memory of a process is read from /proc, which is not here; leave it out"
                        + " with --parts state,topics"));
  }
}
