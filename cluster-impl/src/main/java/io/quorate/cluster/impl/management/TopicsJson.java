/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.TopicStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a node knows of its topics, as {@code GET /topics} tells it. */
final class TopicsJson {
  private TopicsJson() {}

  static Map<String, Object> of(String nodeId, List<TopicStatus> topics) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("nodeId", nodeId);
    object.put("topics", topics.stream().map(TopicsJson::topic).toList());
    return object;
  }

  private static Map<String, Object> topic(TopicStatus status) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("topic", status.topic());
    object.put("seq", status.seq());
    object.put("minAck", status.minAck());
    object.put("firstRetained", status.firstRetained());
    object.put("retainedMessages", status.retainedMessages());
    object.put("retainedBytes", status.retainedBytes());
    object.put("lag", lagOfNodes(status));
    object.put("subscribers", status.subscribers().stream().map(TopicsJson::subscriber).toList());
    return object;
  }

  /** The largest of each node's subscriptions. */
  private static Map<String, Long> lagOfNodes(TopicStatus status) {
    Map<String, Long> lag = new TreeMap<>();
    for (TopicStatus.Subscriber subscriber : status.subscribers()) {
      if (!subscriber.nodeId().isEmpty()) {
        lag.merge(subscriber.nodeId(), subscriber.lag(), Math::max);
      }
    }
    return lag;
  }

  private static Map<String, Object> subscriber(TopicStatus.Subscriber subscriber) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (!subscriber.nodeId().isEmpty()) {
      object.put("nodeId", subscriber.nodeId());
    }
    object.put("name", subscriber.name());
    object.put("ack", subscriber.ack());
    object.put("lag", subscriber.lag());
    object.put("holds", subscriber.holds());
    return object;
  }
}
