/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.handlers.BoundTopic;
import io.quorate.cluster.impl.topics.Cursor;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicCommand;
import io.quorate.cluster.impl.topics.TopicSubscription;
import io.quorate.cluster.impl.topics.TopicTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The dispatchers of this node's subscriptions, one for each topic that one of them matches.
 * Nothing is delivered before {@link #start}. Safe for use from any thread.
 */
final class Dispatchers {
  private final DeliverySettings settings;
  private final TopicTable table;
  private final List<BoundTopic> subscriptions;
  private final TopicCounters counters;
  private final Consumer<AckCell> acked;
  private final Function<Publication, CompletableFuture<?>> deadLetters;
  private final StreamedSubscriptions streams;
  private final Executor threads;
  private final Map<String, List<Dispatcher>> byTopic = new ConcurrentHashMap<>();
  private final Map<String, Dispatcher> places = new ConcurrentHashMap<>();
  private volatile boolean started;
  private boolean closed;

  Dispatchers(
      DeliverySettings settings,
      TopicTable table,
      List<BoundTopic> subscriptions,
      TopicCounters counters,
      Consumer<AckCell> acked,
      Function<Publication, CompletableFuture<?>> deadLetters,
      StreamedSubscriptions streams,
      Executor threads) {
    this.settings = settings;
    this.table = table;
    this.subscriptions = subscriptions;
    this.counters = counters;
    this.acked = acked;
    this.deadLetters = deadLetters;
    this.streams = streams;
    this.threads = threads;
  }

  /** What this node has to have registered, if that is not what is. */
  Optional<TopicCommand> registration() {
    List<TopicSubscription> wanted =
        subscriptions.stream()
            .map(
                each ->
                    new TopicSubscription(
                        subscriber(each), each.pattern(), StartPoint.of(each.start())))
            .sorted(Comparator.comparing(TopicSubscription::subscriber))
            .toList();
    if (isStreamedElsewhere()) {
      return Optional.of(
          new TopicCommand.TakeOver(
              settings.nodeId(),
              wanted,
              wanted.stream().map(each -> streamId(each.subscriber().name())).toList()));
    }
    List<TopicSubscription> registered =
        table.subscriptions().stream()
            .filter(each -> each.subscriber().nodeId().equals(settings.nodeId()))
            .toList();
    return wanted.equals(registered)
        ? Optional.empty()
        : Optional.of(new TopicCommand.SetSubscriptions(settings.nodeId(), wanted));
  }

  /** Whether the log knows this node as a durable subscriber, as which it read before. */
  boolean isStreamedElsewhere() {
    return subscriptions.stream()
        .map(each -> Subscriber.durable(streamId(each.name())))
        .anyMatch(each -> table.subscription(each).isPresent());
  }

  private String streamId(String subscription) {
    return StreamedSubscriptions.idOf(settings.nodeId(), subscription);
  }

  private Subscriber subscriber(BoundTopic subscription) {
    return new Subscriber(settings.nodeId(), subscription.name());
  }

  /** Reads at members that hold the log, until {@link #start}. */
  void stream() {
    streams.start(subscriptions, this::receiver);
  }

  private synchronized Dispatcher receiver(
      BoundTopic subscription, String topic, StreamedTopic feed, long position) {
    return add(topic, subscription, feed, new Cursor(position, 0));
  }

  /** Begins to deliver from the log, where streams have got to or from the registered cursors. */
  synchronized void start() {
    started = true;
    complete();
  }

  /** Makes the dispatchers that are missing. */
  synchronized void complete() {
    if (!started || closed || subscriptions.isEmpty()) {
      return;
    }
    for (Topic topic : table.topics()) {
      for (BoundTopic subscription : subscriptions) {
        if (subscription.pattern().matches(topic.name())) {
          topic
              .cursor(subscriber(subscription))
              .ifPresent(cursor -> complete(topic, subscription, cursor));
        }
      }
    }
  }

  /** What this node has handled counts, also where its subscription was registered anew. */
  private void complete(Topic topic, BoundTopic subscription, Cursor cursor) {
    Dispatcher known = places.get(place(topic.name(), subscription));
    if (known == null) {
      add(topic.name(), subscription, Feed.of(topic), cursor);
    } else if (known.isStreamed()) {
      known.goOn(Feed.of(topic));
      known.cell().take();
      known.cell().registered(cursor.registered());
    } else if (known.cell().registered() != cursor.registered()) {
      known.cell().registered(cursor.registered());
    }
  }

  private static String place(String topic, BoundTopic subscription) {
    return topic + '\n' + subscription.name();
  }

  private Dispatcher add(String topic, BoundTopic subscription, Feed feed, Cursor from) {
    Dispatcher dispatcher =
        new Dispatcher(
            settings,
            feed,
            subscription,
            new AckCell(topic, subscriber(subscription), from, this::acked),
            counters.of(topic),
            deadLetters,
            threads);
    places.put(place(topic, subscription), dispatcher);
    byTopic.computeIfAbsent(topic, any -> new CopyOnWriteArrayList<>()).add(dispatcher);
    if (closed) {
      dispatcher.close();
    }
    dispatcher.signal();
    return dispatcher;
  }

  private void acked(AckCell cell) {
    if (started) {
      acked.accept(cell);
    } else {
      streams.changed(cell);
    }
  }

  /** A topic has a message more. */
  void appended(Topic topic) {
    List<Dispatcher> dispatchers = byTopic.get(topic.name());
    if (dispatchers != null) {
      dispatchers.forEach(Dispatcher::signal);
    }
  }

  /** All positions have to be told again. */
  void tellAgain() {
    all().forEach(dispatcher -> dispatcher.cell().tellAgain());
  }

  /** Positions have to be told again that were not replicated: the leader may not have heard. */
  void tellUnreplicated() {
    all().stream().map(Dispatcher::cell).forEach(cell -> tellUnreplicated(table, cell));
  }

  static void tellUnreplicated(TopicTable table, AckCell cell) {
    table
        .topic(cell.topic())
        .flatMap(topic -> topic.cursor(cell.subscriber()))
        .filter(cursor -> cursor.registered() == cell.registered())
        .filter(cursor -> cell.position() > cursor.position())
        .ifPresent(cursor -> cell.tellAgain());
  }

  /** Begins nothing more. */
  synchronized void close() {
    closed = true;
    all().forEach(Dispatcher::close);
  }

  /** Whether handlers have nothing in hand. */
  boolean isIdle() {
    return all().stream().allMatch(Dispatcher::isIdle);
  }

  private List<Dispatcher> all() {
    List<Dispatcher> all = new ArrayList<>();
    byTopic.values().forEach(all::addAll);
    return all;
  }
}
