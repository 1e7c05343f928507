/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Numbers that tell a registered subscriber, and each of its cursors, from what was registered
 * under the same name before. What is older than the numbers has 0. Changed on the apply thread,
 * read from any.
 */
final class Registrations {
  private final ConcurrentSkipListMap<Subscriber, Long> subscribers = new ConcurrentSkipListMap<>();
  private boolean noted;
  private long last;

  /** Whether numbers are given: from the feature level on that has them in snapshots. */
  boolean isNoted() {
    return noted;
  }

  /** Begins to give them. */
  void note() {
    noted = true;
  }

  /** A number that no other registration has. */
  long next() {
    return noted ? ++last : 0;
  }

  /** That of a subscriber. */
  long of(Subscriber subscriber) {
    return subscribers.getOrDefault(subscriber, 0L);
  }

  /** Those that are gone lose their number, those that are new are given one. */
  void change(Collection<Subscriber> before, Collection<Subscriber> next) {
    subscribers.keySet().retainAll(next);
    Set<Subscriber> known = new HashSet<>(before);
    for (Subscriber subscriber : next) {
      if (noted && !known.contains(subscriber)) {
        subscribers.put(subscriber, next());
      }
    }
  }

  /** A copy that does not change. */
  Registrations copy() {
    Registrations copy = new Registrations();
    copy.noted = noted;
    copy.last = last;
    copy.subscribers.putAll(subscribers);
    return copy;
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(last);
    out.writeInt(subscribers.size());
    for (Map.Entry<Subscriber, Long> entry : subscribers.entrySet()) {
      entry.getKey().save(out);
      out.writeLong(entry.getValue());
    }
  }

  /** Replaces all by what was saved, if it was noted. */
  void load(DataInput in, boolean wasNoted) throws IOException {
    noted = wasNoted;
    last = wasNoted ? in.readLong() : 0;
    subscribers.clear();
    int count = wasNoted ? in.readInt() : 0;
    for (int i = 0; i < count; i++) {
      subscribers.put(Subscriber.load(in), in.readLong());
    }
  }
}
