/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.topics.StoredMessage;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicSubscription;
import io.quorate.cluster.impl.topics.TopicTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One durable subscriber while it reads at this node. */
final class DurableReader implements TopicReader {
  private final Subscriber subscriber;
  private final TopicTable table;
  private final TopicCounters counters;
  private final Consumer<AckCell> acked;
  private final Executor threads;
  private final Consumer<DurableReader> gone;
  private final TreeMap<String, Place> places = new TreeMap<>();
  private @Nullable Fetch waiting;
  private String lastTopic = "";
  private boolean closed;

  /** Where it is in one topic. */
  private static final class Place {
    final AckCell cell;
    long given;

    Place(AckCell cell) {
      this.cell = cell;
      this.given = cell.position();
    }
  }

  private record Fetch(
      int maxMessages, long maxBytes, CompletableFuture<List<TopicDelivery>> answer) {}

  DurableReader(
      String id,
      TopicTable table,
      TopicCounters counters,
      Consumer<AckCell> acked,
      Executor threads,
      Consumer<DurableReader> gone) {
    this.subscriber = Subscriber.durable(id);
    this.table = table;
    this.counters = counters;
    this.acked = acked;
    this.threads = threads;
    this.gone = gone;
  }

  @Override
  public String subscriberId() {
    return subscriber.name();
  }

  @Override
  public CompletableFuture<List<TopicDelivery>> fetch(int maxMessages, long maxBytes) {
    if (maxMessages < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "a fetch takes at least one message and one byte; was "
              + maxMessages
              + " and "
              + maxBytes);
    }
    Fetch fetch = new Fetch(maxMessages, maxBytes, new CompletableFuture<>());
    synchronized (this) {
      if (closed) {
        return CompletableFuture.failedFuture(closedFailure());
      }
      if (waiting != null && !waiting.answer().isDone()) {
        throw new IllegalStateException("another fetch of " + subscriber + " is not complete");
      }
      waiting = fetch;
    }
    wake();
    return fetch.answer();
  }

  private static NotCommittedException closedFailure() {
    return NotCommittedException.of(
        Code.CLOSED, "the reader was closed, another was opened with its id, or the node closes");
  }

  void appended(Topic topic) {
    boolean wanted;
    synchronized (this) {
      wanted = waiting != null;
    }
    if (wanted && topic.cursor(subscriber).isPresent()) {
      wake();
    }
  }

  /** Looks for what a waiting fetch can be given, on a virtual thread. */
  void wake() {
    try {
      threads.execute(this::give);
    } catch (RejectedExecutionException e) {
      close();
    }
  }

  private void give() {
    Fetch fetch;
    List<TopicDelivery> found;
    synchronized (this) {
      fetch = waiting;
      if (fetch == null || fetch.answer().isDone()) {
        return;
      }
      Optional<TopicSubscription> subscription = table.subscription(subscriber);
      if (subscription.isEmpty()) {
        waiting = null;
        found = List.of();
      } else {
        found = collect(fetch, subscription.get().pattern());
        if (found.isEmpty()) {
          return;
        }
        waiting = null;
      }
    }
    if (found.isEmpty()) {
      fetch.answer().completeExceptionally(DurableReaders.unknown(subscriber.name()));
    } else {
      fetch.answer().complete(found);
    }
  }

  /** From the topic after the last one on, so that a busy topic does not starve the others. */
  private List<TopicDelivery> collect(Fetch fetch, TopicPattern pattern) {
    List<Topic> topics = new ArrayList<>();
    List<Topic> first = new ArrayList<>();
    for (Topic topic : table.topics()) {
      if (pattern.matches(topic.name())) {
        (topic.name().compareTo(lastTopic) > 0 ? first : topics).add(topic);
      }
    }
    first.addAll(topics);
    List<TopicDelivery> found = new ArrayList<>();
    long room = fetch.maxBytes();
    for (Topic topic : first) {
      if (found.size() >= fetch.maxMessages() || room <= 0) {
        break;
      }
      OptionalLong cursor = topic.cursor(subscriber);
      if (cursor.isPresent()) {
        room -= collect(topic, cursor.getAsLong(), fetch.maxMessages(), room, found);
      }
    }
    return found;
  }

  private long collect(Topic topic, long cursor, int max, long room, List<TopicDelivery> found) {
    Place place =
        places.computeIfAbsent(
            topic.name(), name -> new Place(new AckCell(name, subscriber, cursor, acked)));
    List<StoredMessage> messages = topic.read(place.given + 1, max - found.size(), room);
    long available = messages.isEmpty() ? topic.firstRetained() : messages.get(0).seq();
    if (available > place.given + 1) {
      TopicGap gap = new TopicGap(topic.name(), subscriber.name(), place.given + 1, available - 1);
      counters.of(topic.name()).missed.add(gap.count());
      found.add(new TopicDelivery.Gap(gap));
      place.given = gap.last();
      lastTopic = topic.name();
      return 1;
    }
    long size = 0;
    for (StoredMessage message : messages) {
      found.add(new TopicDelivery.Message(message.delivery(1)));
      place.given = message.seq();
      size += message.size();
      lastTopic = topic.name();
    }
    counters.of(topic.name()).broadcast.add(messages.size());
    return size;
  }

  @Override
  public synchronized void ack(String topic, long position) {
    Place place = places.get(topic);
    if (place == null) {
      throw NotCommittedException.of(
          Code.BAD_TOPIC, "\"" + topic + "\" is no topic that " + subscriber + " was given");
    }
    if (position < 0 || position > place.given) {
      throw NotCommittedException.of(
          Code.BAD_POSITION,
          "position "
              + position
              + " of \""
              + topic
              + "\" cannot be acknowledged: "
              + subscriber
              + " was given up to "
              + place.given);
    }
    long before = place.cell.position();
    if (position > before) {
      counters.of(topic).acks.add(position - before);
      place.cell.acknowledge(position);
    }
  }

  synchronized void tellAgain() {
    places.values().forEach(place -> place.cell.tellAgain());
  }

  synchronized void tellUnreplicated() {
    places.values().forEach(place -> Dispatchers.tellUnreplicated(table, place.cell));
  }

  @Override
  public void close() {
    Fetch left;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      left = waiting;
      waiting = null;
    }
    gone.accept(this);
    if (left != null) {
      left.answer().completeExceptionally(closedFailure());
    }
  }
}
