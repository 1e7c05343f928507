/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.topics.Cursor;
import io.quorate.cluster.impl.topics.StoredMessage;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicSubscription;
import io.quorate.cluster.impl.topics.TopicTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One durable subscriber while it reads at this node. */
final class DurableReader implements TopicReader {
  private final Subscriber subscriber;
  private final long registration;
  private final TopicTable table;
  private final TopicCounters counters;
  private final AckTable acks;
  private final Consumer<AckCell> acked;
  private final Consumer<DurableReader> gone;
  private final WaitingFetch fetch;
  private final TreeMap<String, Place> places = new TreeMap<>();
  private String lastTopic = "";

  /** Where it is in one topic. */
  private static final class Place {
    final AckCell cell;
    long given;

    Place(AckCell cell) {
      this.cell = cell;
      this.given = cell.position();
    }
  }

  DurableReader(
      String id,
      TopicTable table,
      TopicCounters counters,
      AckTable acks,
      Consumer<AckCell> acked,
      Executor threads,
      Consumer<DurableReader> gone) {
    this.subscriber = Subscriber.durable(id);
    this.registration = table.registration(subscriber);
    this.table = table;
    this.counters = counters;
    this.acks = acks;
    this.acked = acked;
    this.gone = gone;
    this.fetch = new WaitingFetch("" + subscriber, this::collect, threads);
  }

  @Override
  public String subscriberId() {
    return subscriber.name();
  }

  @Override
  public long registration() {
    return registration;
  }

  @Override
  public CompletableFuture<List<TopicDelivery>> fetch(int maxMessages, long maxBytes) {
    return fetch.fetch(maxMessages, maxBytes);
  }

  void appended(Topic topic) {
    if (fetch.isWaiting() && topic.cursor(subscriber).isPresent()) {
      wake();
    }
  }

  /** Looks for what a waiting fetch can be given, on a virtual thread. */
  void wake() {
    fetch.wake();
  }

  /** From the topic after the last one on, so that a busy topic does not starve the others. */
  private synchronized List<TopicDelivery> collect(int maxMessages, long maxBytes) {
    TopicPattern pattern = subscription().pattern();
    List<Topic> topics = new ArrayList<>();
    List<Topic> first = new ArrayList<>();
    for (Topic topic : table.topics()) {
      if (pattern.matches(topic.name())) {
        (topic.name().compareTo(lastTopic) > 0 ? first : topics).add(topic);
      }
    }
    first.addAll(topics);
    List<TopicDelivery> found = new ArrayList<>();
    long room = maxBytes;
    for (Topic topic : first) {
      if (found.size() >= maxMessages || room <= 0) {
        break;
      }
      Optional<Cursor> cursor = topic.cursor(subscriber);
      if (cursor.isPresent()) {
        room -= collect(topic, place(topic, cursor.get()), maxMessages, room, found);
      }
    }
    return found;
  }

  private TopicSubscription subscription() {
    return table
        .subscription(subscriber)
        .filter(any -> isOfRegistered())
        .orElseThrow(() -> DurableReaders.unknown(subscriber.name()));
  }

  /** Whether it was opened for who is registered now, and not for one that was forgotten since. */
  boolean isOfRegistered() {
    return table.registration(subscriber) == registration;
  }

  private long collect(Topic topic, Place place, int max, long room, List<TopicDelivery> found) {
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

  /** What an earlier reader acknowledged here counts, although it may not be replicated yet. */
  private Place place(Topic topic, Cursor cursor) {
    Place known = places.get(topic.name());
    if (known != null && known.cell.registered() != cursor.registered()) {
      throw NotCommittedException.of(
          Code.CLOSED,
          "\"" + topic.name() + "\" was taken from " + subscriber + " and given back meanwhile");
    }
    if (known != null) {
      return known;
    }
    Cursor from = new Cursor(acks.position(topic, subscriber, cursor), cursor.registered());
    Place place = new Place(new AckCell(topic.name(), subscriber, from, acked));
    places.put(topic.name(), place);
    return place;
  }

  @Override
  public synchronized void ack(String topic, long position) {
    TopicSubscription unused = subscription();
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
    if (fetch.close()) {
      gone.accept(this);
    }
  }
}
