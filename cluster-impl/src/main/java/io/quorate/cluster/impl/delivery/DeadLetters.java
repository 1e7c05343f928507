/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.TopicHeaders;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.topics.StoredMessage;
import io.quorate.cluster.impl.topics.Subscriber;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Makes of a message that cannot be handled one that says where it was and what went wrong. */
final class DeadLetters {
  private static final int MOST_TEXT = 512;
  private static final int MOST_HEADERS = 4_096;

  private DeadLetters() {}

  /** Whether a message is one; what fails on these goes nowhere further. */
  static boolean isOne(String topic) {
    return topic.startsWith(TopicPattern.DEAD_LETTER);
  }

  static Publication of(
      StoredMessage message, Subscriber subscriber, int deliveries, Throwable failure) {
    Publication dead = message.publication();
    Map<String, String> attributes = new TreeMap<>();
    if (dead.memory() - dead.payload().length < MOST_HEADERS) {
      dead.headers().attributes().entrySet().stream()
          .limit(TopicHeaders.MAX_ATTRIBUTES - 6)
          .forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue()));
    }
    attributes.put("dead-topic", dead.topic());
    attributes.put("dead-seq", Long.toString(message.seq()));
    attributes.put("dead-node", subscriber.nodeId());
    attributes.put("dead-subscription", subscriber.name());
    attributes.put("dead-deliveries", Integer.toString(deliveries));
    attributes.put("dead-failure", clip(failure.toString()));
    TopicHeaders headers =
        new TopicHeaders(
            dead.headers().contentType(),
            dead.headers().key().map(DeadLetters::clip),
            Optional.of(subscriber.nodeId()),
            attributes);
    String place = dead.topic() + '\n' + message.seq() + '\n' + subscriber;
    String key = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
    return Publication.checked(
        TopicPattern.DEAD_LETTER + dead.topic(),
        new PublishOptions(headers, Optional.of(key), Optional.empty()),
        dead.payload());
  }

  private static String clip(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
  }
}
