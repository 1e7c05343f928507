/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What is still reachable after each round of the same work. The first round loads classes and
 * fills caches; from then on a round may add a little, such as the name of a logger, and nothing of
 * the size of an application.
 */
final class LiveHeap {
  /** A stopped application that somebody keeps has some hundred kilobytes. */
  static final long BYTES_PER_ROUND = 64 * 1024;

  private final List<Long> measured = new ArrayList<>();

  /** Takes the smallest of some collections, as one may leave what another thread just dropped. */
  void measure() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    measured.add(least);
  }

  /** Holds the last round against the first. */
  void assertBackAtTheStart() {
    long rounds = measured.size() - 1L;
    long grown = measured.get(measured.size() - 1) - measured.get(0);
    assertTrue(
        grown <= rounds * BYTES_PER_ROUND,
        () -> "the heap grew by " + grown + " bytes in " + rounds + " rounds: " + measured);
  }
}
