/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The replicated state that every system holds: how often each key was written.
 *
 * <p>Safe for concurrent use, because some systems read while they apply. {@link #save} is called
 * where nothing is applied meanwhile.
 */
public final class Counters {
  private final ConcurrentMap<Long, Long> counts = new ConcurrentHashMap<>();

  /** Counts one write of the key and answers with its new count. */
  public long increment(long key) {
    return counts.merge(key, 1L, Long::sum);
  }

  /** How often the key was written. */
  public long count(long key) {
    return counts.getOrDefault(key, 0L);
  }

  /** How many writes were counted altogether. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Writes all counts. */
  public void save(DataOutput out) throws IOException {
    Map<Long, Long> copy = Map.copyOf(counts);
    out.writeInt(copy.size());
    for (Map.Entry<Long, Long> entry : copy.entrySet()) {
      out.writeLong(entry.getKey());
      out.writeLong(entry.getValue());
    }
  }

  /** Replaces all counts by what {@link #save} wrote. */
  public void load(DataInput in) throws IOException {
    counts.clear();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      counts.put(in.readLong(), in.readLong());
    }
  }
}
