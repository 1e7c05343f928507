/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Options of one publish. Immutable.
 *
 * @param headers what is said about the message; without a content type the payload's own is
 *     written: {@code application/json}, {@code text/plain;charset=utf-8} or {@code
 *     application/octet-stream}
 * @param idempotencyKey publishing again with the same key to the same topic answers the receipt of
 *     the first message as long as that is retained; 1 to 128 characters
 * @param timeout how long to wait for the window and the commit together; empty means {@code
 *     quorate.write.timeout}
 */
public record PublishOptions(
    TopicHeaders headers, Optional<String> idempotencyKey, Optional<Duration> timeout) {

  /** No headers, no idempotency key, the configured timeout. */
  public static final PublishOptions DEFAULT =
      new PublishOptions(TopicHeaders.NONE, Optional.empty(), Optional.empty());

  /** The longest idempotency key. */
  public static final int MAX_IDEMPOTENCY_KEY = 128;

  /** Checks the values. */
  public PublishOptions {
    Objects.requireNonNull(headers);
    idempotencyKey.ifPresent(
        key -> {
          if (key.isEmpty() || key.length() > MAX_IDEMPOTENCY_KEY) {
            throw new IllegalArgumentException(
                "idempotencyKey must have 1 to "
                    + MAX_IDEMPOTENCY_KEY
                    + " characters, has "
                    + key.length());
          }
        });
    timeout.ifPresent(
        value -> {
          if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("timeout must be positive, was " + value);
          }
        });
  }

  /** The same options with this media type of the payload. */
  public PublishOptions withContentType(String value) {
    return with(
        new TopicHeaders(
            Optional.of(value), headers.key(), headers.publisher(), headers.attributes()));
  }

  /** The same options with this key. */
  public PublishOptions withKey(String value) {
    return with(
        new TopicHeaders(
            headers.contentType(), Optional.of(value), headers.publisher(), headers.attributes()));
  }

  /** The same options with this publisher. */
  public PublishOptions withPublisher(String value) {
    return with(
        new TopicHeaders(
            headers.contentType(), headers.key(), Optional.of(value), headers.attributes()));
  }

  /** The same options with one attribute more. */
  public PublishOptions withAttribute(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers.attributes());
    more.put(name, value);
    return with(new TopicHeaders(headers.contentType(), headers.key(), headers.publisher(), more));
  }

  /** The same options with this idempotency key. */
  public PublishOptions withIdempotencyKey(String value) {
    return new PublishOptions(headers, Optional.of(value), timeout);
  }

  /** The same options with this timeout. */
  public PublishOptions withTimeout(Duration value) {
    return new PublishOptions(headers, idempotencyKey, Optional.of(value));
  }

  private PublishOptions with(TopicHeaders changed) {
    return new PublishOptions(changed, idempotencyKey, timeout);
  }
}
