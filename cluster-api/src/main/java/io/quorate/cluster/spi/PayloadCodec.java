/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Encodes payloads and replies. The codec's id is written beside every command in the log, so an id
 * must keep its meaning for ever. Must be safe for use from any thread, and deterministic: equal
 * values give equal bytes on every node.
 */
public interface PayloadCodec {
  /** 1 to 31 are reserved for the product; applications use 32 to 127. */
  byte id();

  /** A name for messages, such as {@code json}. */
  String name();

  /**
   * The bytes of a value.
   *
   * @throws IllegalArgumentException when the value cannot be encoded; the message says why
   */
  byte[] encode(@Nullable Object value, Type type);

  /**
   * The value of bytes that came from this codec or from outside. Must bound what it allocates by
   * the size of the input.
   *
   * @throws IllegalArgumentException when the bytes do not hold such a value; the message says why
   */
  @Nullable Object decode(byte[] bytes, Type type);
}
