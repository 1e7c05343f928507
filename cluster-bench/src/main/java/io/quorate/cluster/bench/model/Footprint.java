/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import java.util.List;
import java.util.Optional;

/**
 * The memory of a node that serves many subscribers over gRPC, beside that of one that serves none
 * and is otherwise under the same load.
 *
 * @param subscribers how many there were
 * @param silent how many of them never acknowledged
 * @param unread how many of the silent ones stopped reading as well
 * @param messages how many were published
 * @param receivedAll how many of those that acknowledge got every message, in order
 * @param samples in the order in which they were taken
 * @param broken why it broke off; empty if it came to its end
 */
public record Footprint(
    int subscribers,
    int silent,
    int unread,
    int messages,
    int receivedAll,
    double seconds,
    List<Sample> samples,
    Optional<String> broken) {
  /** A node's memory in bytes. */
  public record Memory(long resident, Optional<Long> heap) {}

  /**
   * Both nodes at one time.
   *
   * @param when what had happened by then
   */
  public record Sample(String when, Memory serving, Memory idle) {}

  public Footprint {
    samples = List.copyOf(samples);
  }

  /** Whether it came to its end and everybody who acknowledges got everything. */
  public boolean holds() {
    return broken.isEmpty() && receivedAll == subscribers - silent;
  }
}
