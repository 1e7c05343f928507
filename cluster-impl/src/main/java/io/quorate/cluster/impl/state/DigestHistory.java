/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import java.util.Arrays;
import java.util.OptionalLong;

/** The rolling digest after each of the latest entries. Safe for use from any thread. */
public final class DigestHistory {
  private static final int KEPT = 8_192;

  private final long[] indexes = new long[KEPT];
  private final long[] digests = new long[KEPT];

  DigestHistory() {
    Arrays.fill(indexes, -1);
  }

  synchronized void record(long index, long digest) {
    int slot = (int) (index % KEPT);
    indexes[slot] = index;
    digests[slot] = digest;
  }

  /** The digest after an entry, if it was applied lately. */
  public synchronized OptionalLong at(long index) {
    int slot = (int) (index % KEPT);
    return index >= 0 && indexes[slot] == index
        ? OptionalLong.of(digests[slot])
        : OptionalLong.empty();
  }
}
