/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.TopicStart;
import io.quorate.cluster.spi.CallScope;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.PayloadCodec;
import io.quorate.cluster.spi.TopicDefinition;
import io.quorate.cluster.spi.TopicGapInvoker;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that can be called.
 *
 * @param name its stable name
 * @param pattern which topics
 * @param start where it begins
 * @param definition what the application said of it
 * @param codec decodes its payload
 * @param gap is told what it will never get
 * @param scope surrounds its calls
 */
public record BoundTopic(
    String name,
    TopicPattern pattern,
    TopicStart start,
    TopicDefinition definition,
    PayloadCodec codec,
    Optional<TopicGapInvoker> gap,
    CallScope scope) {

  static BoundTopic of(
      HandlerDefinition handler, TopicDefinition topic, Codecs codecs, CallScope scope) {
    return new BoundTopic(
        nameOf(handler, topic),
        new TopicPattern(topic.pattern()),
        topic.start(),
        topic,
        codecs.of(topic.payloadType()),
        handler.topicGap(),
        scope);
  }

  static String nameOf(HandlerDefinition handler, TopicDefinition topic) {
    return topic.subscription().isEmpty()
        ? handler.name() + "/" + topic.pattern()
        : topic.subscription();
  }

  /**
   * The payload of a message.
   *
   * @throws RuntimeException when it is not of the type that is wanted
   */
  public @Nullable Object decode(TopicMessage message) {
    return definition.payloadType() == void.class
        ? null
        : codec.decode(message.payload(), definition.payloadType());
  }

  /** Hands a message over; what the body throws asks for it again. */
  public void invoke(@Nullable Object payload, TopicMessage message) throws Exception {
    scope.message(
        () -> {
          definition.invoker().invoke(payload, message);
          return null;
        });
  }

  /** Tells of a gap, if somebody wants to know; answers whether. */
  public boolean invoke(TopicGap missing) throws Exception {
    if (gap.isEmpty()) {
      return false;
    }
    scope.message(
        () -> {
          gap.get().invoke(missing);
          return null;
        });
    return true;
  }
}
