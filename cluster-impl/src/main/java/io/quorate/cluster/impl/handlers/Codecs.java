/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.spi.PayloadCodec;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codecs of a node: bytes and text as they are, JSON for the rest unless replaced. */
public final class Codecs implements AutoCloseable {
  static final byte[] NOTHING = new byte[0];

  /** {@code byte[]} as it is. */
  static final PayloadCodec BYTES = new PlainCodec((byte) 2, "bytes");

  /** {@code String} as UTF-8. */
  static final PayloadCodec TEXT = new PlainCodec((byte) 3, "text");

  private final JsonCodec json = new JsonCodec();
  private final Map<Byte, PayloadCodec> byId = new HashMap<>();
  private PayloadCodec objects = json;

  /** The built-in codecs, and those of the application; the last of these encodes objects. */
  public Codecs(List<PayloadCodec> application) {
    byId.put(json.id(), json);
    byId.put(BYTES.id(), BYTES);
    byId.put(TEXT.id(), TEXT);
    for (PayloadCodec codec : application) {
      byId.put(codec.id(), codec);
      objects = codec;
    }
  }

  PayloadCodec of(Type type) {
    if (type == byte[].class || type == void.class) {
      return BYTES;
    }
    return type == String.class ? TEXT : objects;
  }

  boolean isJson(PayloadCodec codec) {
    return codec == json;
  }

  @Override
  public void close() {
    json.close();
  }

  private record PlainCodec(byte id, String name) implements PayloadCodec {
    @Override
    public byte[] encode(@Nullable Object value, Type type) {
      if (value == null) {
        return NOTHING;
      }
      return value instanceof byte[] bytes
          ? bytes
          : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Object decode(byte[] bytes, Type type) {
      return type == byte[].class ? bytes : new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
