/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.topics.Cursor;
import io.quorate.cluster.impl.topics.CursorMove;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Acknowledged positions that were told and may not be replicated yet: on the leader those of all,
 * elsewhere this node's own. What was told of a cursor counts for no other one that its subscriber
 * is given later. Safe for use from any thread.
 */
final class AckTable {
  /** Nobody who counts reads the topic. */
  static final long NOBODY = Long.MAX_VALUE;

  private final TopicTable table;
  private final Predicate<String> live;
  private final Map<String, Map<Subscriber, Cursor>> told = new ConcurrentHashMap<>();

  AckTable(TopicTable table, Predicate<String> live) {
    this.table = table;
    this.live = live;
  }

  /** Notes a position; answers how far it moved. */
  long tell(CursorMove move) {
    Topic topic = table.topic(move.topic()).orElse(null);
    Cursor cursor = topic == null ? null : topic.cursor(move.subscriber()).orElse(null);
    if (topic == null || cursor == null || move.registered() < cursor.registered()) {
      return 0;
    }
    long before = position(topic, move.subscriber(), cursor);
    // It may be ahead of what is applied here, or of a cursor that is not registered here yet.
    told.computeIfAbsent(move.topic(), any -> new ConcurrentHashMap<>())
        .merge(
            move.subscriber(),
            new Cursor(move.position(), move.registered()),
            (one, other) -> later(one, other));
    return Math.max(0, position(topic, move.subscriber(), cursor) - before);
  }

  private static Cursor later(Cursor one, Cursor other) {
    if (one.registered() != other.registered()) {
      return one.registered() > other.registered() ? one : other;
    }
    return one.position() > other.position() ? one : other;
  }

  /** Where a subscriber has got to, as far as is known here. */
  long position(Topic topic, Subscriber subscriber) {
    return topic.cursor(subscriber).map(cursor -> position(topic, subscriber, cursor)).orElse(0L);
  }

  /** Where a subscriber has got to from a cursor, as far as is known here. */
  long position(Topic topic, Subscriber subscriber, Cursor cursor) {
    Map<Subscriber, Cursor> acks = told.get(topic.name());
    Cursor ack = acks == null ? null : acks.get(subscriber);
    return ack == null || ack.registered() != cursor.registered()
        ? cursor.position()
        : Math.max(Math.min(ack.position(), topic.lastSeq()), cursor.position());
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
    for (Map.Entry<Subscriber, Cursor> cursor : topic.cursors().entrySet()) {
      if (holds(cursor.getKey())) {
        floor = Math.min(floor, position(topic, cursor.getKey(), cursor.getValue()));
      }
    }
    return floor;
  }

  /** Forgets what was told of cursors that are gone. */
  void prune() {
    told.forEach(
        (name, acks) ->
            acks.entrySet().removeIf(ack -> isGone(name, ack.getKey(), ack.getValue())));
  }

  private boolean isGone(String topic, Subscriber subscriber, Cursor ack) {
    return table
        .topic(topic)
        .flatMap(known -> known.cursor(subscriber))
        .filter(cursor -> cursor.registered() <= ack.registered())
        .isEmpty();
  }

  /** Forgets all that was told. */
  void clear() {
    told.clear();
  }
}
