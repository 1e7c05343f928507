/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers that tell a registered subscriber, and each of its cursors, from what was registered
 * under the same name before. What is older than the numbers has 0. Changed on the apply thread,
 * read from any.
 */
final class Registrations {
  private volatile SortedMap<Subscriber, Long> subscribers = Collections.emptySortedMap();
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
    SortedMap<Subscriber, Long> changed = new TreeMap<>(subscribers);
    changed.keySet().retainAll(next);
    Set<Subscriber> known = new HashSet<>(before);
    for (Subscriber subscriber : next) {
      if (noted && !known.contains(subscriber)) {
        changed.put(subscriber, next());
      }
    }
    subscribers = changed;
  }

  /** A copy that does not change. */
  Registrations copy() {
    Registrations copy = new Registrations();
    copy.noted = noted;
    copy.last = last;
    copy.subscribers = subscribers;
    return copy;
  }

  void save(DataOutput out) throws IOException {
    SortedMap<Subscriber, Long> saved = subscribers;
    out.writeLong(last);
    out.writeInt(saved.size());
    for (Map.Entry<Subscriber, Long> entry : saved.entrySet()) {
      entry.getKey().save(out);
      out.writeLong(entry.getValue());
    }
  }

  /** Replaces all, at once, by what was saved, if it was noted. */
  void load(DataInput in, boolean wasNoted) throws IOException {
    noted = wasNoted;
    last = wasNoted ? in.readLong() : 0;
    SortedMap<Subscriber, Long> loaded = new TreeMap<>();
    int count = wasNoted ? in.readInt() : 0;
    for (int i = 0; i < count; i++) {
      loaded.put(Subscriber.load(in), in.readLong());
    }
    subscribers = loaded;
  }
}
