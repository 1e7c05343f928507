/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.spi.PayloadCodec;
import org.jspecify.annotations.Nullable;

/** Encodes what is published. Safe for use from any thread. */
public final class Payloads {
  private static final String BYTES = "application/octet-stream";
  private static final String TEXT = "text/plain;charset=utf-8";
  private static final String JSON = "application/json";

  private final Codecs codecs;

  Payloads(Codecs codecs) {
    this.codecs = codecs;
  }

  /**
   * A message, encoded and checked.
   *
   * @throws IllegalArgumentException when topic, headers or size are not allowed, or the payload
   *     cannot be encoded
   */
  public Publication publication(String topic, @Nullable Object payload, PublishOptions options) {
    byte[] bytes;
    String contentType;
    if (payload == null || payload instanceof byte[]) {
      bytes = payload == null ? Codecs.NOTHING : (byte[]) payload;
      contentType = BYTES;
    } else if (payload instanceof String text) {
      bytes = Codecs.TEXT.encode(text, String.class);
      contentType = TEXT;
    } else {
      PayloadCodec codec = codecs.of(payload.getClass());
      bytes = encode(codec, topic, payload);
      contentType = codecs.isJson(codec) ? JSON : BYTES;
    }
    PublishOptions described =
        payload == null || options.headers().contentType().isPresent()
            ? options
            : options.withContentType(contentType);
    return Publication.checked(topic, described, bytes);
  }

  private static byte[] encode(PayloadCodec codec, String topic, Object payload) {
    try {
      return codec.encode(payload, payload.getClass());
    } catch (RuntimeException | StackOverflowError e) {
      throw new IllegalArgumentException(
          "a message for \"" + topic + "\" could not be encoded: " + e.getMessage(), e);
    }
  }
}
