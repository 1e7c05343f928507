/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

import io.quorate.cluster.impl.telemetry.TopicFigures.Count;
import io.quorate.cluster.spi.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Defines the figures of topics. */
final class TopicMetrics {
  private final TopicFigures figures;
  private final List<Metric> metrics;

  private TopicMetrics(TopicFigures figures, List<Metric> metrics) {
    this.figures = figures;
    this.metrics = metrics;
  }

  static void addTo(List<Metric> metrics, TopicFigures figures) {
    TopicMetrics all = new TopicMetrics(figures, metrics);
    all.counts("published", Count.PUBLISHED, "Messages published on this node.");
    all.counts(
        "broadcast",
        Count.BROADCAST,
        "Messages given to handlers and subscribers at this node, repetitions included.");
    all.counts("acks", Count.ACKS, "Messages acknowledged at this node.");
    all.counts("failures", Count.FAILURES, "Times that a handler of this node threw.");
    all.counts("dead_letters", Count.DEAD_LETTERS, "Messages that this node could not handle.");
    all.counts(
        "missed", Count.MISSED, "Messages trimmed before a subscription of this node got them.");
    all.gauges();
    all.nodes();
  }

  private void counts(String name, Count what, String help) {
    for (String topic : figures.counted()) {
      counter(name, help, Map.of("topic", topic), () -> figures.count(topic, what));
    }
  }

  private void gauges() {
    gauge("subs", "Subscriptions of nodes and durable ones.", Map.of(), figures::subscriptions);
    gauge(
        "held_publishers",
        "Publishers on this node that wait for a window.",
        Map.of(),
        figures::held);
    for (String topic : figures.topics()) {
      Map<String, String> labels = Map.of("topic", topic);
      gauge("seq", "The number of the topic's last message.", labels, () -> figures.seq(topic));
      gauge("ack_seq", "The lowest position of all readers.", labels, () -> figures.ack(topic));
      gauge(
          "lag",
          "Messages that some reader has not acknowledged.",
          labels,
          () -> figures.seq(topic) - figures.ack(topic));
    }
  }

  private void nodes() {
    for (String topic : figures.topics()) {
      for (String node : figures.nodes(topic)) {
        Map<String, String> labels = Map.of("topic", topic, "node", node);
        counter(
            "acks_per_node",
            "Messages that the node acknowledged, as far as this node was told.",
            labels,
            () -> figures.acksOfNode(topic, node));
        gauge(
            "ack_seq_per_node",
            "The lowest position of the node's subscriptions.",
            labels,
            () -> figures.ackOfNode(topic, node));
        gauge(
            "lag_per_node",
            "Messages that the node has not acknowledged.",
            labels,
            () -> figures.seq(topic) - figures.ackOfNode(topic, node));
      }
    }
  }

  private void counter(String name, String help, Map<String, String> labels, DoubleSupplier value) {
    metrics.add(
        new Metric(
            "quorate_topic_" + name + "_total", Metric.Type.COUNTER, help, "", labels, value));
  }

  private void gauge(String name, String help, Map<String, String> labels, DoubleSupplier value) {
    metrics.add(new Metric("quorate_topic_" + name, Metric.Type.GAUGE, help, "", labels, value));
  }
}
