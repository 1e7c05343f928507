/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.topics.TopicTable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** The durable subscribers that read at this node. Safe for use from any thread. */
final class DurableReaders {
  private static final int PARTS_OF_EXPIRY = 4;

  private final TopicTable table;
  private final TopicCounters counters;
  private final AckTable acks;
  private final Consumer<AckCell> acked;
  private final Duration expiry;
  private final Function<TopicCommand, CompletableFuture<?>> commands;
  private final Clock clock;
  private final Executor threads;
  private final Map<String, DurableReader> open = new ConcurrentHashMap<>();
  private volatile CompletableFuture<?> telling = CompletableFuture.completedFuture(null);
  private volatile boolean closed;

  DurableReaders(
      TopicTable table,
      TopicCounters counters,
      AckTable acks,
      Consumer<AckCell> acked,
      Duration expiry,
      Function<TopicCommand, CompletableFuture<?>> commands,
      Clock clock,
      Executor threads) {
    this.table = table;
    this.counters = counters;
    this.acks = acks;
    this.acked = acked;
    this.expiry = expiry;
    this.commands = commands;
    this.clock = clock;
    this.threads = threads;
  }

  TopicReader open(String id) {
    if (closed) {
      throw NotCommittedException.of(Code.CLOSED, "the node is closing");
    }
    if (table.subscription(Subscriber.durable(id)).isEmpty()) {
      throw unknown(id);
    }
    DurableReader reader =
        new DurableReader(id, table, counters, acks, acked, threads, gone -> open.remove(id, gone));
    DurableReader earlier = open.put(id, reader);
    if (earlier != null) {
      earlier.close();
    }
    if (closed) {
      reader.close();
    }
    return reader;
  }

  static NotCommittedException unknown(String id) {
    return NotCommittedException.of(
        Code.UNKNOWN_SUBSCRIBER,
        "no durable subscriber has the id \"" + id + "\"; subscribe first");
  }

  void appended(Topic topic) {
    if (!open.isEmpty()) {
      open.values().forEach(reader -> reader.appended(topic));
    }
  }

  void subscriptionsChanged() {
    open.values().forEach(DurableReader::wake);
  }

  void tellAgain() {
    open.values().forEach(DurableReader::tellAgain);
  }

  void tellUnreplicated() {
    open.values().forEach(DurableReader::tellUnreplicated);
  }

  /** Has those noted that read here and have not acknowledged for a good part of their expiry. */
  void tellPresent() {
    if (open.isEmpty() || !telling.isDone()) {
      return;
    }
    long since = clock.millis() - expiry.toMillis() / PARTS_OF_EXPIRY;
    List<String> ids =
        open.values().stream()
            .filter(DurableReader::isOfRegistered)
            .map(DurableReader::subscriberId)
            .filter(id -> table.isUnseenSince(Subscriber.durable(id), since))
            .toList();
    if (!ids.isEmpty()) {
      telling = commands.apply(new TopicCommand.SeeSubscribers(ids));
    }
  }

  void close() {
    closed = true;
    open.values().forEach(DurableReader::close);
  }
}
