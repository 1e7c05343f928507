/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.output;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/** JSON as text, for people on several lines and for programs on one. */
public final class JsonText {
  private JsonText() {}

  /**
   * The object that the text holds.
   *
   * @throws jakarta.json.JsonException when it is not a JSON object
   */
  public static JsonObject parse(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** On several lines, without one at the end. */
  public static String pretty(JsonStructure json) {
    return write(json, Map.of(JsonGenerator.PRETTY_PRINTING, true)).strip();
  }

  /** On one line. */
  public static String line(JsonStructure json) {
    return write(json, Map.of());
  }

  private static String write(JsonStructure json, Map<String, ?> options) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = Json.createWriterFactory(options).createWriter(text)) {
      writer.write(json);
    }
    return text.toString();
  }
}
