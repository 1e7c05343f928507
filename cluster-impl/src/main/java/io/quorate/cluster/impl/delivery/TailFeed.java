/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.TopicGap;
import io.quorate.cluster.impl.topics.StoredMessage;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One topic for a reader that keeps its own position: nothing of it is replicated, and it holds
 * neither trimming nor publishers back.
 */
final class TailFeed implements TopicFeed {
  /** What stands for the subscription's name in a gap. */
  private static final String ANONYMOUS = "";

  private final String topic;
  private final TopicTable table;
  private final TopicCounters counters;
  private final Consumer<TailFeed> gone;
  private final WaitingFetch fetch;
  private long given;

  /**
   * A feed from after a position.
   *
   * @param gone is told when it is closed
   */
  TailFeed(
      String topic,
      long position,
      TopicTable table,
      TopicCounters counters,
      Executor threads,
      Consumer<TailFeed> gone) {
    this.topic = topic;
    this.given = position;
    this.table = table;
    this.counters = counters;
    this.gone = gone;
    this.fetch = new WaitingFetch("topic " + topic, this::collect, threads);
  }

  @Override
  public CompletableFuture<List<TopicDelivery>> fetch(int maxMessages, long maxBytes) {
    return fetch.fetch(maxMessages, maxBytes);
  }

  void appended(Topic to) {
    if (to.name().equals(topic) && fetch.isWaiting()) {
      fetch.wake();
    }
  }

  /** By one thread at a time. */
  private List<TopicDelivery> collect(int maxMessages, long maxBytes) {
    Topic known = table.topic(topic).orElse(null);
    if (known == null) {
      return List.of();
    }
    List<StoredMessage> messages = known.read(given + 1, maxMessages, maxBytes);
    long available = messages.isEmpty() ? known.firstRetained() : messages.get(0).seq();
    if (available > given + 1) {
      TopicGap gap = new TopicGap(topic, ANONYMOUS, given + 1, available - 1);
      counters.of(topic).missed.add(gap.count());
      given = gap.last();
      return List.of(new TopicDelivery.Gap(gap));
    }
    List<TopicDelivery> found = new ArrayList<>();
    for (StoredMessage message : messages) {
      found.add(new TopicDelivery.Message(message.delivery(1)));
      given = message.seq();
    }
    counters.of(topic).broadcast.add(found.size());
    return found;
  }

  @Override
  public void close() {
    if (fetch.close()) {
      gone.accept(this);
    }
  }
}
