/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.util.Arrays;

/** The runs of a frame being built: commands of one session whose sequences have no gap. */
final class RunTable {
  static final int MAX_HEADER_BYTES = 3 * Varints.MAX_LONG_BYTES + Varints.MAX_INT_BYTES;

  private long[] sessions = new long[16];
  private long[] firstSequences = new long[16];
  private long[] acknowledged = new long[16];
  private int[] counts = new int[16];
  private int runs;
  private long closedHeaderBytes;

  /** Extends the last run by this command, or starts a run with it. */
  void place(long session, long sequence, long acknowledgedBelow) {
    int last = runs - 1;
    if (last >= 0
        && sessions[last] == session
        && firstSequences[last] + counts[last] == sequence
        && Math.max(acknowledged[last], acknowledgedBelow) <= firstSequences[last]) {
      acknowledged[last] = Math.max(acknowledged[last], acknowledgedBelow);
      counts[last]++;
      return;
    }
    closedHeaderBytes += lastHeaderBytes();
    if (runs == counts.length) {
      grow();
    }
    sessions[runs] = session;
    firstSequences[runs] = sequence;
    acknowledged[runs] = acknowledgedBelow;
    counts[runs] = 1;
    runs++;
  }

  int size() {
    return runs;
  }

  int count(int run) {
    return counts[run];
  }

  long headerBytes() {
    return closedHeaderBytes + lastHeaderBytes();
  }

  int putHeader(byte[] to, int at, int run) {
    int p = Varints.put(to, at, sessions[run]);
    p = Varints.put(to, p, firstSequences[run]);
    p = Varints.put(to, p, acknowledged[run]);
    return Varints.put(to, p, counts[run]);
  }

  void clear() {
    runs = 0;
    closedHeaderBytes = 0;
  }

  private int lastHeaderBytes() {
    int last = runs - 1;
    if (last < 0) {
      return 0;
    }
    return Varints.size(sessions[last])
        + Varints.size(firstSequences[last])
        + Varints.size(acknowledged[last])
        + Varints.size(counts[last]);
  }

  private void grow() {
    sessions = Arrays.copyOf(sessions, 2 * runs);
    firstSequences = Arrays.copyOf(firstSequences, 2 * runs);
    acknowledged = Arrays.copyOf(acknowledged, 2 * runs);
    counts = Arrays.copyOf(counts, 2 * runs);
  }
}
