/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.telemetry.TopicFigures;
import io.quorate.cluster.impl.topics.Cursor;
import io.quorate.cluster.impl.topics.Subscriber;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicTable;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** What scrapes read off topics. Safe for use from any thread. */
final class DeliveryFigures implements TopicFigures {
  private final TopicTable table;
  private final TopicCounters counters;
  private final AckTable acks;
  private final PublishWindow window;
  private final Map<String, Map<String, LongAdder>> acksOfNodes = new ConcurrentHashMap<>();

  DeliveryFigures(TopicTable table, TopicCounters counters, AckTable acks, PublishWindow window) {
    this.table = table;
    this.counters = counters;
    this.acks = acks;
    this.window = window;
  }

  /** Counts what a node acknowledged, if the topic is told apart. */
  void heard(String topic, Subscriber subscriber, long messages) {
    if (!subscriber.isDurable() && counters.isApart(topic)) {
      acksOfNodes
          .computeIfAbsent(topic, any -> new ConcurrentHashMap<>())
          .computeIfAbsent(subscriber.nodeId(), any -> new LongAdder())
          .add(messages);
    }
  }

  @Override
  public Set<String> counted() {
    return counters.names();
  }

  @Override
  public Set<String> topics() {
    Set<String> names = new TreeSet<>(counters.names());
    names.removeIf(name -> table.topic(name).isEmpty());
    return names;
  }

  @Override
  public Set<String> nodes(String topic) {
    Set<String> nodes = new TreeSet<>();
    table
        .topic(topic)
        .ifPresent(
            known ->
                known.cursors().keySet().stream()
                    .filter(subscriber -> !subscriber.isDurable())
                    .forEach(subscriber -> nodes.add(subscriber.nodeId())));
    return nodes;
  }

  @Override
  public double count(String topic, Count what) {
    TopicCounters.Counts counts = counters.of(topic);
    return switch (what) {
      case PUBLISHED -> counts.published.sum();
      case BROADCAST -> counts.broadcast.sum();
      case ACKS -> counts.acks.sum();
      case FAILURES -> counts.failures.sum();
      case DEAD_LETTERS -> counts.deadLetters.sum();
      case MISSED -> counts.missed.sum();
    };
  }

  @Override
  public double seq(String topic) {
    return table.topic(topic).map(Topic::lastSeq).orElse(0L);
  }

  @Override
  public double ack(String topic) {
    return lowest(topic, subscriber -> true);
  }

  @Override
  public double ackOfNode(String topic, String node) {
    return lowest(topic, subscriber -> subscriber.nodeId().equals(node));
  }

  private double lowest(String name, Predicate<Subscriber> which) {
    Topic topic = table.topic(name).orElse(null);
    if (topic == null) {
      return 0;
    }
    long lowest = topic.lastSeq();
    for (Map.Entry<Subscriber, Cursor> cursor : topic.cursors().entrySet()) {
      if (which.test(cursor.getKey())) {
        lowest = Math.min(lowest, acks.position(topic, cursor.getKey(), cursor.getValue()));
      }
    }
    return lowest;
  }

  @Override
  public double acksOfNode(String topic, String node) {
    LongAdder count = acksOfNodes.getOrDefault(topic, Map.of()).get(node);
    return count == null ? 0 : count.sum();
  }

  @Override
  public double subscriptions() {
    return table.subscriptions().size();
  }

  @Override
  public double held() {
    return window.held();
  }
}
