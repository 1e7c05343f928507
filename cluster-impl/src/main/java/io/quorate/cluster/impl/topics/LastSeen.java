/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * When durable subscribers were last seen, in log time, and which of them have expired: these keep
 * their cursors, and hold no message back. Changed on the apply thread, read from any.
 */
final class LastSeen {
  private record Sight(long millis, boolean expired) {}

  private final ConcurrentSkipListMap<Subscriber, Sight> sights = new ConcurrentSkipListMap<>();
  private volatile boolean watching;

  /** Whether it is noted at all: from the feature level on that has it in snapshots. */
  boolean isWatching() {
    return watching;
  }

  /** Begins to note it; whoever is there is seen now. */
  void watch(Collection<Subscriber> subscribers, long logTime) {
    if (!watching) {
      watching = true;
      subscribers.forEach(subscriber -> see(subscriber, logTime));
    }
  }

  /** A registered subscriber is there, or was a moment ago. */
  void see(Subscriber subscriber, long logTime) {
    if (watching && subscriber.isDurable()) {
      sights.put(subscriber, new Sight(logTime, false));
    }
  }

  /** Forgets all but these. */
  void retain(Collection<Subscriber> subscribers) {
    sights.keySet().retainAll(subscribers);
  }

  /** Expires a subscriber, unless it was seen after that time. */
  void expire(Subscriber subscriber, long unseenSince) {
    sights.computeIfPresent(
        subscriber,
        (any, sight) -> sight.millis() <= unseenSince ? new Sight(sight.millis(), true) : sight);
  }

  /** Whether a subscriber's cursor holds messages back. */
  boolean holds(Subscriber subscriber) {
    Sight sight = sights.get(subscriber);
    return sight == null || !sight.expired();
  }

  /** Those not seen since a time and not expired yet. */
  List<Subscriber> unseenSince(long millis) {
    List<Subscriber> unseen = new ArrayList<>();
    sights.forEach(
        (subscriber, sight) -> {
          if (!sight.expired() && sight.millis() <= millis) {
            unseen.add(subscriber);
          }
        });
    return unseen;
  }

  /** Whether a subscriber was not seen since a time, as far as that is noted. */
  boolean isUnseenSince(Subscriber subscriber, long millis) {
    Sight sight = sights.get(subscriber);
    return sight != null && sight.millis() <= millis;
  }

  /** The expired subscriber that was not seen for the longest time. */
  Optional<Subscriber> longestExpired() {
    return sights.entrySet().stream()
        .filter(entry -> entry.getValue().expired())
        .min(
            Comparator.comparingLong(
                    (Map.Entry<Subscriber, Sight> entry) -> entry.getValue().millis())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /** A copy that does not change. */
  LastSeen copy() {
    LastSeen copy = new LastSeen();
    copy.watching = watching;
    copy.sights.putAll(sights);
    return copy;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(sights.size());
    for (Map.Entry<Subscriber, Sight> entry : sights.entrySet()) {
      out.writeUTF(entry.getKey().name());
      out.writeLong(entry.getValue().millis());
      out.writeBoolean(entry.getValue().expired());
    }
  }

  void load(DataInput in) throws IOException {
    watching = true;
    sights.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      sights.put(Subscriber.durable(in.readUTF()), new Sight(in.readLong(), in.readBoolean()));
    }
  }
}
