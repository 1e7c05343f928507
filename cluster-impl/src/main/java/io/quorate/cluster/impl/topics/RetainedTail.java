/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages of a topic: a ring over their numbers. Not safe for use from several threads.
 */
final class RetainedTail {
  private static final int SMALLEST = 16;

  private @Nullable StoredMessage[] ring = new @Nullable StoredMessage[SMALLEST];
  private final Map<String, StoredMessage> byKey = new HashMap<>();
  private long first = 1;
  private int count;
  private long bytes;

  long first() {
    return first;
  }

  int count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  /** The retained message with an idempotency key, or null. */
  @Nullable StoredMessage withKey(String key) {
    return byKey.get(key);
  }

  void add(StoredMessage message) {
    if (count == 0) {
      first = message.seq();
    }
    if (count == ring.length) {
      resize(ring.length * 2);
    }
    ring[slot(message.seq())] = message;
    count++;
    bytes += message.size();
    String key = message.publication().idempotencyKey();
    if (key != null) {
      byKey.put(key, message);
    }
  }

  @Nullable StoredMessage head() {
    return count == 0 ? null : ring[slot(first)];
  }

  void removeHead() {
    StoredMessage head = head();
    if (head == null) {
      return;
    }
    ring[slot(first)] = null;
    first++;
    count--;
    bytes -= head.size();
    String key = head.publication().idempotencyKey();
    if (key != null) {
      byKey.remove(key, head);
    }
    if (ring.length > SMALLEST && count < ring.length / 8) {
      resize(ring.length / 2);
    }
  }

  /** Messages from a number on, or from the first that there is; at least one if there is any. */
  List<StoredMessage> read(long from, int max, long maxBytes) {
    List<StoredMessage> read = new ArrayList<>(Math.min(max, count));
    long room = maxBytes;
    for (long seq = Math.max(from, first); seq < first + count && read.size() < max; seq++) {
      StoredMessage message = ring[slot(seq)];
      if (message == null || (message.size() > room && !read.isEmpty())) {
        break;
      }
      room -= message.size();
      read.add(message);
    }
    return read;
  }

  /** Forgets all; the next message has this number. */
  void clear(long next) {
    Arrays.fill(ring, null);
    byKey.clear();
    first = next;
    count = 0;
    bytes = 0;
  }

  private int slot(long seq) {
    return (int) seq & (ring.length - 1);
  }

  private void resize(int length) {
    @Nullable StoredMessage[] old = ring;
    ring = new @Nullable StoredMessage[length];
    for (long seq = first; seq < first + count; seq++) {
      ring[slot(seq)] = old[(int) seq & (old.length - 1)];
    }
  }
}
