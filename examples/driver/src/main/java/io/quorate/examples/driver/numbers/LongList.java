/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.numbers;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of numbers that only grows. It is kept in chunks that are never moved, so that a capture
 * costs nothing however long the list is.
 */
public final class LongList {
  private static final int CHUNK = 1 << 14;

  private final List<long[]> chunks;
  private long size;

  /** An empty list. */
  public LongList() {
    this(new ArrayList<>(), 0);
  }

  private LongList(List<long[]> chunks, long size) {
    this.chunks = chunks;
    this.size = size;
  }

  /** Adds a number at the end. */
  public void add(long value) {
    int within = (int) (size % CHUNK);
    if (within == 0) {
      chunks.add(new long[CHUNK]);
    }
    chunks.get(chunks.size() - 1)[within] = value;
    size++;
  }

  /** The number at this place, from 0. */
  public long get(long index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("index " + index + " of " + size);
    }
    return chunks.get((int) (index / CHUNK))[(int) (index % CHUNK)];
  }

  /** How many numbers there are. */
  public long size() {
    return size;
  }

  /**
   * The list as it is now. Another thread may read it while this list grows, because numbers in it
   * never change; it must not be added to.
   */
  public LongList capture() {
    return new LongList(List.copyOf(chunks), size);
  }
}
