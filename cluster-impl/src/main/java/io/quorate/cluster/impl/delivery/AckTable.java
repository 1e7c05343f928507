/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Acknowledged positions that were told and may not be replicated yet: on the leader those of all,
 * elsewhere this node's own. Safe for use from any thread.
 */
final class AckTable {
  /** Nobody who counts reads the topic. */
  static final long NOBODY = Long.MAX_VALUE;

  private final TopicTable table;
  private final Predicate<String> live;
  private final Map<String, Map<Subscriber, Long>> told = new ConcurrentHashMap<>();

  AckTable(TopicTable table, Predicate<String> live) {
    this.table = table;
    this.live = live;
  }

  /** Notes a position; answers how far it moved. */
  long tell(String topic, Subscriber subscriber, long position) {
    Topic known = table.topic(topic).orElse(null);
    if (known == null || known.cursor(subscriber).isEmpty()) {
      return 0;
    }
    long before = position(known, subscriber);
    // It may be ahead of what is applied here.
    told.computeIfAbsent(topic, any -> new ConcurrentHashMap<>())
        .merge(subscriber, position, Math::max);
    return Math.max(0, position(known, subscriber) - before);
  }

  /** Where a subscriber has got to, as far as is known here. */
  long position(Topic topic, Subscriber subscriber) {
    long cursor = topic.cursor(subscriber).orElse(0);
    Map<Subscriber, Long> acks = told.get(topic.name());
    Long position = acks == null ? null : acks.get(subscriber);
    return position == null ? cursor : Math.max(Math.min(position, topic.lastSeq()), cursor);
  }

  /** Whether a subscriber holds publishers back. */
  boolean holds(Subscriber subscriber) {
    return !subscriber.isDurable() && live.test(subscriber.nodeId());
  }

  /** The lowest position of live nodes that read a topic, or {@link #NOBODY}. */
  long floor(String name) {
    Topic topic = table.topic(name).orElse(null);
    if (topic == null) {
      boolean wanted =
          table.subscriptions().stream()
              .anyMatch(each -> holds(each.subscriber()) && each.pattern().matches(name));
      return wanted ? 0 : NOBODY;
    }
    long floor = NOBODY;
    for (Subscriber subscriber : topic.cursors().keySet()) {
      if (holds(subscriber)) {
        floor = Math.min(floor, position(topic, subscriber));
      }
    }
    return floor;
  }

  /** Forgets what was told of subscribers that are not registered any more. */
  void prune() {
    told.forEach(
        (name, acks) ->
            acks.keySet()
                .removeIf(
                    subscriber ->
                        table
                            .topic(name)
                            .filter(topic -> topic.cursor(subscriber).isPresent())
                            .isEmpty()));
  }

  /** Forgets all that was told. */
  void clear() {
    told.clear();
  }
}
