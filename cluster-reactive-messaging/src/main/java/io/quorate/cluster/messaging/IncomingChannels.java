/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.messaging;

import io.quorate.cluster.TopicStart;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.TopicDefinition;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder;
import org.jspecify.annotations.Nullable;

/**
 * All incoming channels that are configured, whether or not they were asked for yet: a node's
 * subscriptions are fixed when it starts.
 */
final class IncomingChannels {
  private static final String PREFIX = "mp.messaging.incoming.";
  private static final String SUFFIX = ".connector";

  private final Map<String, IncomingChannel> channels = new TreeMap<>();
  private final HandlerDefinition.Builder definition =
      HandlerDefinition.named("reactive-messaging");

  private IncomingChannels() {}

  /**
   * Those of the configuration that are connected to topics.
   *
   * @throws IllegalArgumentException naming the key, when a value is none
   */
  static IncomingChannels of(Config config) {
    IncomingChannels found = new IncomingChannels();
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(key -> key.startsWith(PREFIX) && key.endsWith(SUFFIX))
        .filter(key -> config.getOptionalValue(key, String.class).orElse("").equals("quorate"))
        .map(key -> key.substring(PREFIX.length(), key.length() - SUFFIX.length()))
        .distinct()
        .sorted()
        .forEach(channel -> found.add(new Attributes(channel, config)));
    return found;
  }

  private void add(Attributes attributes) {
    IncomingChannel channel = new IncomingChannel();
    channels.put(attributes.channel(), channel);
    definition.onTopic(
        new TopicDefinition(
            attributes.value(Attributes.TOPIC).orElse(attributes.channel()),
            attributes.value(Attributes.SUBSCRIPTION).orElse("channel-" + attributes.channel()),
            start(attributes),
            payloadType(attributes),
            channel::deliver));
  }

  private static TopicStart start(Attributes attributes) {
    String value = attributes.value(Attributes.START).orElse("earliest");
    try {
      return TopicStart.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw attributes.wrong(Attributes.START, value, "say earliest or latest");
    }
  }

  private static Class<?> payloadType(Attributes attributes) {
    String name = attributes.value(Attributes.PAYLOAD_TYPE).orElse(String.class.getName());
    if (name.equals("byte[]")) {
      return byte[].class;
    }
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw attributes.wrong(
          Attributes.PAYLOAD_TYPE, name, "give byte[] or the name of a class of the application");
    }
  }

  /** The subscriptions of all; null if there is none. */
  @Nullable HandlerDefinition definition() {
    return channels.isEmpty() ? null : definition.build();
  }

  PublisherBuilder<Message<?>> publisher(String name) {
    IncomingChannel channel = channels.get(name);
    if (channel == null) {
      throw new IllegalArgumentException(
          PREFIX + name + SUFFIX + " must be quorate when the application starts");
    }
    return channel.publisher();
  }
}
