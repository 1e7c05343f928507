/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.spi.PayloadCodec;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.PropertyOrderStrategy;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON by Jakarta JSON Binding; properties in the order of their names, so equal values are equal.
 */
final class JsonCodec implements PayloadCodec, AutoCloseable {
  private static final int MAX_DEPTH = 64;

  private final Jsonb jsonb =
      JsonbBuilder.newBuilder()
          .withConfig(
              new JsonbConfig().withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL))
          .build();

  @Override
  public byte id() {
    return 1;
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public byte[] encode(@Nullable Object value, Type type) {
    if (value instanceof Number || value instanceof Boolean || value == null) {
      return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    }
    try {
      return jsonb.toJson(value, type).getBytes(StandardCharsets.UTF_8);
    } catch (JsonbException | ClassCastException e) {
      throw new IllegalArgumentException(
          "not encodable as JSON of " + type.getTypeName() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public @Nullable Object decode(byte[] bytes, Type type) {
    checkDepth(bytes);
    try {
      return jsonb.fromJson(new String(bytes, StandardCharsets.UTF_8), type);
    } catch (JsonbException | jakarta.json.JsonException | IllegalStateException e) {
      throw new IllegalArgumentException(
          "not JSON of " + type.getTypeName() + ": " + e.getMessage(), e);
    }
  }

  /** A parser that recurses must not be led into the depth by hostile bytes. */
  private static void checkDepth(byte[] bytes) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < bytes.length; i++) {
      switch (bytes[i]) {
        case '\\' -> i += quoted ? 1 : 0;
        case '"' -> quoted = !quoted;
        case '{', '[' -> depth += quoted ? 0 : 1;
        case '}', ']' -> depth -= quoted ? 0 : 1;
        default -> {}
      }
      if (depth > MAX_DEPTH) {
        throw new IllegalArgumentException("JSON nested deeper than " + MAX_DEPTH);
      }
    }
  }

  @Override
  public void close() {
    try {
      jsonb.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
