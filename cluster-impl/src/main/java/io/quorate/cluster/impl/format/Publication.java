/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.TopicHeaders;
import io.quorate.cluster.TopicPattern;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way into a topic, and in it.
 *
 * @param topic the topic's name
 * @param headers what is said about it
 * @param idempotencyKey what a repetition is recognised by, or null
 * @param payload its bytes, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, and a copy would cost
public record Publication(
    String topic, TopicHeaders headers, @Nullable String idempotencyKey, byte[] payload) {
  /** The largest payload; a constant, as what is in the log must be readable everywhere. */
  public static final int MAX_PAYLOAD = 2 << 20;

  /**
   * A message for publishing, checked.
   *
   * @throws IllegalArgumentException when topic, headers or payload are not allowed
   */
  public static Publication checked(String topic, PublishOptions options, byte[] payload) {
    TopicPattern.checkName(topic);
    TopicHeaders headers = options.headers();
    int size = size(headers);
    if (size > TopicHeaders.MAX_BYTES) {
      throw new IllegalArgumentException(
          "the headers have " + size + " bytes; " + TopicHeaders.MAX_BYTES + " are allowed");
    }
    if (headers.attributes().size() > TopicHeaders.MAX_ATTRIBUTES) {
      throw new IllegalArgumentException(
          "there are "
              + headers.attributes().size()
              + " attributes; "
              + TopicHeaders.MAX_ATTRIBUTES
              + " are allowed");
    }
    if (payload.length > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "the message has " + payload.length + " bytes; " + MAX_PAYLOAD + " are allowed");
    }
    return new Publication(topic, headers, options.idempotencyKey().orElse(null), payload);
  }

  private static int size(TopicHeaders headers) {
    int size =
        headers.contentType().map(Utf8::length).orElse(0)
            + headers.key().map(Utf8::length).orElse(0)
            + headers.publisher().map(Utf8::length).orElse(0);
    for (Map.Entry<String, String> attribute : headers.attributes().entrySet()) {
      size += Utf8.length(attribute.getKey()) + Utf8.length(attribute.getValue());
    }
    return size;
  }

  /** About how much memory it takes. */
  public int memory() {
    return payload.length
        + 2 * size(headers)
        + (idempotencyKey == null ? 0 : 2 * idempotencyKey.length());
  }

  /** Its bytes. */
  public byte[] encode() {
    return PublicationFormat.encode(this);
  }

  /**
   * The message these bytes stand for.
   *
   * @throws CorruptFrameException if they are not exactly one
   * @throws UnknownFormatException if they have a flag that this version does not know
   */
  public static Publication decode(byte[] bytes, int offset, int length) {
    return PublicationFormat.decode(bytes, offset, length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Publication that
        && topic.equals(that.topic)
        && headers.equals(that.headers)
        && Objects.equals(idempotencyKey, that.idempotencyKey)
        && Arrays.equals(payload, that.payload);
  }

  @Override
  public int hashCode() {
    return Objects.hash(topic, headers, idempotencyKey, Arrays.hashCode(payload));
  }

  @Override
  public String toString() {
    return "Publication[" + topic + ", " + payload.length + " bytes]";
  }
}
