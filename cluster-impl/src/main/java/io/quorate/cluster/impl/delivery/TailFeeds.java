/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicTable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The open feeds of readers that keep their own positions. Safe for use from any thread. */
final class TailFeeds {
  private final TopicTable table;
  private final TopicCounters counters;
  private final Executor threads;
  private final Set<TailFeed> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  TailFeeds(TopicTable table, TopicCounters counters, Executor threads) {
    this.table = table;
    this.counters = counters;
    this.threads = threads;
  }

  /** Whether a start is at most one beyond what is known here of the topic. */
  boolean reaches(String topic, StartPoint start) {
    return !start.isSeq() || start.seq() <= lastSeq(topic) + 1;
  }

  long lastSeq(String topic) {
    return table.topic(topic).map(Topic::lastSeq).orElse(0L);
  }

  TopicFeed open(String topic, StartPoint start) {
    TailFeed feed =
        new TailFeed(topic, start.position(table, topic), table, counters, threads, open::remove);
    open.add(feed);
    if (closed) {
      feed.close();
      throw NotCommittedException.of(Code.CLOSED, "the node is closing");
    }
    return feed;
  }

  void appended(Topic topic) {
    if (!open.isEmpty()) {
      open.forEach(feed -> feed.appended(topic));
    }
  }

  void close() {
    closed = true;
    open.forEach(TailFeed::close);
  }
}
