/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import com.google.protobuf.UnsafeByteOperations;
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicHeaders;
import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.impl.delivery.TopicDelivery;
import io.quorate.cluster.v1.Delivery;
import io.quorate.cluster.v1.Gap;
import io.quorate.cluster.v1.Message;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a subscriber is given, as gRPC carries it. */
final class DeliveryMessage {
  private DeliveryMessage() {}

  static Delivery of(TopicDelivery delivery) {
    return switch (delivery) {
      case TopicDelivery.Message message ->
          Delivery.newBuilder().setMessage(message(message.message())).build();
      case TopicDelivery.Gap gap -> Delivery.newBuilder().setGap(gap(gap.gap())).build();
    };
  }

  private static Message message(TopicMessage message) {
    return Message.newBuilder()
        .setTopic(message.topic())
        .setSeq(message.seq())
        .setIndex(message.index())
        .setLogTimeMillis(message.logTime().toEpochMilli())
        // Shared with the topic, where nothing changes it either.
        .setPayload(UnsafeByteOperations.unsafeWrap(message.payload()))
        .setContentType(message.headers().contentType().orElse(""))
        .setKey(message.headers().key().orElse(""))
        .setPublisher(message.headers().publisher().orElse(""))
        .putAllAttributes(message.headers().attributes())
        .build();
  }

  private static Gap gap(TopicGap gap) {
    return Gap.newBuilder().setTopic(gap.topic()).setFirst(gap.first()).setLast(gap.last()).build();
  }

  /** What a member has sent to a subscriber; null for what it only says of the stream. */
  static @Nullable TopicDelivery read(String subscriber, Delivery delivery) {
    return switch (delivery.getKindCase()) {
      case MESSAGE -> new TopicDelivery.Message(read(delivery.getMessage()));
      case GAP -> {
        Gap gap = delivery.getGap();
        yield new TopicDelivery.Gap(
            new TopicGap(gap.getTopic(), subscriber, gap.getFirst(), gap.getLast()));
      }
      case OPENED, KIND_NOT_SET -> null;
    };
  }

  private static TopicMessage read(Message message) {
    return new TopicMessage(
        message.getTopic(),
        message.getSeq(),
        message.getIndex(),
        Instant.ofEpochMilli(message.getLogTimeMillis()),
        new TopicHeaders(
            said(message.getContentType()),
            said(message.getKey()),
            said(message.getPublisher()),
            message.getAttributesMap()),
        message.getPayload().toByteArray(),
        1);
  }

  private static Optional<String> said(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
