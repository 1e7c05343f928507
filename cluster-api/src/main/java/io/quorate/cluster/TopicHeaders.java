/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.Map;
import java.util.Optional;

/**
 * What is said about a message besides its payload. Immutable; everything together is at most
 * {@value #MAX_BYTES} bytes in UTF-8.
 *
 * @param contentType the media type of the payload
 * @param key what the message is about, for those who read; it has no meaning to the cluster
 * @param publisher who published, as the publisher says
 * @param attributes further names and values, at most {@value #MAX_ATTRIBUTES}
 */
public record TopicHeaders(
    Optional<String> contentType,
    Optional<String> key,
    Optional<String> publisher,
    Map<String, String> attributes) {

  /** The most attributes of one message. */
  public static final int MAX_ATTRIBUTES = 32;

  /** The most bytes of all headers together. */
  public static final int MAX_BYTES = 8192;

  /** Nothing said. */
  public static final TopicHeaders NONE =
      new TopicHeaders(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  /** Copies the attributes. */
  public TopicHeaders {
    attributes = Map.copyOf(attributes);
  }
}
