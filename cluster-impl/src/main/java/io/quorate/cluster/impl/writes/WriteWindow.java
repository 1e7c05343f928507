/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands of this node that are not done, by sequence: a ring of fixed size. Not safe for use
 * from several threads; the acknowledged mark may be read from any.
 */
final class WriteWindow {
  private final @Nullable PendingCommand[] ring;
  private final int maxCount;
  private final long maxBytes;
  private long next = 1;
  private volatile long lowest = 1;
  private int count;
  private long bytes;

  WriteWindow(int maxCount, long maxBytes) {
    this.maxCount = maxCount;
    this.maxBytes = maxBytes;
    // Twice the count: one slow command must not block the numbers behind it at once.
    this.ring = new @Nullable PendingCommand[Integer.highestOneBit(maxCount * 2 - 1) * 2];
  }

  /** Gives the next sequence, unless there is no room. */
  boolean add(PendingCommand command) {
    if (count >= maxCount
        || bytes + command.payload.length > maxBytes
        || next - lowest >= ring.length) {
      return false;
    }
    command.sequence = next++;
    ring[slot(command.sequence)] = command;
    count++;
    bytes += command.payload.length;
    return true;
  }

  @Nullable PendingCommand get(long sequence) {
    PendingCommand command = ring[slot(sequence)];
    return command != null && command.sequence == sequence ? command : null;
  }

  /** Forgets a command, if it is here. */
  void remove(PendingCommand command) {
    if (get(command.sequence) == null) {
      return;
    }
    ring[slot(command.sequence)] = null;
    count--;
    bytes -= command.payload.length;
    long low = lowest;
    while (low < next && ring[slot(low)] == null) {
      low++;
    }
    lowest = low;
  }

  /** All sequences below are done; from any thread. */
  long lowest() {
    return lowest;
  }

  /** All commands that are not done, in order. */
  List<PendingCommand> all() {
    List<PendingCommand> all = new ArrayList<>(count);
    for (long sequence = lowest; sequence < next; sequence++) {
      PendingCommand command = ring[slot(sequence)];
      if (command != null) {
        all.add(command);
      }
    }
    return all;
  }

  int count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  private int slot(long sequence) {
    return (int) sequence & (ring.length - 1);
  }
}
