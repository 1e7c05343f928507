/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.parsson.JsonProviderImpl;
import org.eclipse.yasson.JsonBindingProvider;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as maps, in both directions. One per node; safe for use from any thread until it is
 * closed.
 */
public final class Json implements AutoCloseable {
  /** Only to tell the binding that keys are strings and values anything. */
  private static final class JsonObject extends HashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;
  }

  private static final Type OBJECT = JsonObject.class.getGenericSuperclass();

  private final Jsonb jsonb;

  /** Uses the providers beside this class, whatever else the process has. */
  public Json() {
    this.jsonb = new JsonBindingProvider().create().withProvider(new JsonProviderImpl()).build();
  }

  /** The bytes of an object, keys in the map's order. */
  byte[] write(Map<String, ?> object) {
    return jsonb.toJson(object).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The object that the bytes hold; numbers are {@link java.math.BigDecimal}.
   *
   * @throws IllegalArgumentException saying what is wrong, in one line
   */
  Map<String, @Nullable Object> read(byte[] bytes) {
    String text = decode(bytes);
    if (!text.stripLeading().startsWith("{")) {
      throw new IllegalArgumentException("it must be a JSON object, {…}");
    }
    JsonBounds.check(text);
    try {
      return jsonb.fromJson(text, OBJECT);
    } catch (JsonbException | JsonException e) {
      throw new IllegalArgumentException("it is not well-formed JSON" + place(e), e);
    }
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it is not UTF-8", e);
    }
  }

  /** Where the parser stopped, if it said so. */
  private static String place(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof jakarta.json.stream.JsonParsingException parsing) {
        return " (line "
            + parsing.getLocation().getLineNumber()
            + ", column "
            + parsing.getLocation().getColumnNumber()
            + ")";
      }
    }
    return "";
  }

  @Override
  public void close() {
    try {
      jsonb.close();
    } catch (Exception e) {
      throw new IllegalStateException("JSON-B could not be closed", e);
    }
  }
}
