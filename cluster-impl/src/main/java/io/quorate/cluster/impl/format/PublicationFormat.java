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
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Encodes messages: topic, flags, the header fields that the flags name, attributes ordered by
 * name, payload.
 */
final class PublicationFormat {
  private static final String SUBJECT = "Message";
  private static final int CONTENT_TYPE = 1;
  private static final int KEY = 2;
  private static final int PUBLISHER = 4;
  private static final int IDEMPOTENCY_KEY = 8;
  private static final int ATTRIBUTES = 16;
  private static final int KNOWN = 31;
  private static final int MAX_TOPIC = TopicPattern.MAX_LENGTH + TopicPattern.DEAD_LETTER.length();

  private PublicationFormat() {}

  static byte[] encode(Publication message) {
    TopicHeaders headers = message.headers();
    Map<String, String> attributes = new TreeMap<>(headers.attributes());
    int flags =
        (headers.contentType().isPresent() ? CONTENT_TYPE : 0)
            | (headers.key().isPresent() ? KEY : 0)
            | (headers.publisher().isPresent() ? PUBLISHER : 0)
            | (message.idempotencyKey() == null ? 0 : IDEMPOTENCY_KEY)
            | (attributes.isEmpty() ? 0 : ATTRIBUTES);
    byte[] bytes = new byte[size(message, attributes)];
    int p = Varints.putString(bytes, 0, message.topic());
    bytes[p++] = (byte) flags;
    p = put(bytes, p, headers.contentType().orElse(null));
    p = put(bytes, p, headers.key().orElse(null));
    p = put(bytes, p, headers.publisher().orElse(null));
    p = put(bytes, p, message.idempotencyKey());
    if (!attributes.isEmpty()) {
      p = Varints.put(bytes, p, attributes.size());
      for (Map.Entry<String, String> attribute : attributes.entrySet()) {
        p = Varints.putString(bytes, p, attribute.getKey());
        p = Varints.putString(bytes, p, attribute.getValue());
      }
    }
    System.arraycopy(message.payload(), 0, bytes, p, message.payload().length);
    return bytes;
  }

  private static int size(Publication message, Map<String, String> attributes) {
    TopicHeaders headers = message.headers();
    int size = Varints.stringSize(message.topic()) + 1 + message.payload().length;
    size += headers.contentType().map(Varints::stringSize).orElse(0);
    size += headers.key().map(Varints::stringSize).orElse(0);
    size += headers.publisher().map(Varints::stringSize).orElse(0);
    size += Optional.ofNullable(message.idempotencyKey()).map(Varints::stringSize).orElse(0);
    if (!attributes.isEmpty()) {
      size += Varints.size(attributes.size());
      for (Map.Entry<String, String> attribute : attributes.entrySet()) {
        size += Varints.stringSize(attribute.getKey()) + Varints.stringSize(attribute.getValue());
      }
    }
    return size;
  }

  private static int put(byte[] bytes, int at, @Nullable String text) {
    return text == null ? at : Varints.putString(bytes, at, text);
  }

  static Publication decode(byte[] bytes, int offset, int length) {
    ByteReader in = new ByteReader(SUBJECT, bytes, offset, offset + length);
    String topic = in.string(MAX_TOPIC, "topic");
    int flags = in.u8("flags");
    if ((flags & ~KNOWN) != 0) {
      throw new UnknownFormatException(
          "Message has flags " + flags + ", of which this version knows " + KNOWN);
    }
    Optional<String> contentType = text(in, flags & CONTENT_TYPE, "content type");
    Optional<String> key = text(in, flags & KEY, "key");
    Optional<String> publisher = text(in, flags & PUBLISHER, "publisher");
    String idempotencyKey =
        (flags & IDEMPOTENCY_KEY) == 0
            ? null
            : in.string(PublishOptions.MAX_IDEMPOTENCY_KEY, "idempotency key");
    Map<String, String> attributes = (flags & ATTRIBUTES) == 0 ? Map.of() : attributes(in);
    TopicHeaders headers =
        (flags & ~IDEMPOTENCY_KEY) == 0
            ? TopicHeaders.NONE
            : new TopicHeaders(contentType, key, publisher, attributes);
    int size = in.remaining();
    int from = in.skip(size, "payload");
    return new Publication(
        topic, headers, idempotencyKey, Arrays.copyOfRange(bytes, from, from + size));
  }

  private static Optional<String> text(ByteReader in, int present, String what) {
    return present == 0 ? Optional.empty() : Optional.of(in.string(TopicHeaders.MAX_BYTES, what));
  }

  private static Map<String, String> attributes(ByteReader in) {
    int count = in.count("attributes", 2);
    if (count == 0 || count > TopicHeaders.MAX_ATTRIBUTES) {
      throw in.corrupt(count + " attributes");
    }
    TreeMap<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.string(TopicHeaders.MAX_BYTES, "attribute name");
      if (!attributes.isEmpty() && attributes.lastKey().compareTo(name) >= 0) {
        throw in.corrupt("attributes are not in order");
      }
      attributes.put(name, in.string(TopicHeaders.MAX_BYTES, "attribute value"));
    }
    return attributes;
  }
}
