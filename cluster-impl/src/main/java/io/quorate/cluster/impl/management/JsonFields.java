/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads typed fields of a request and refuses, by name, those that are missing or wrong. */
final class JsonFields {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final int SHOWN = 80;
  private static final long MAX_TIMEOUT_MS = Duration.ofHours(1).toMillis();

  private final Map<String, @Nullable Object> fields;

  JsonFields(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  /** The fields of a request's body. */
  static JsonFields of(Request request, Json json) {
    try {
      return new JsonFields(json.read(request.body().get()));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("the body cannot be read: " + e.getMessage());
    }
  }

  /** A text that must be there. */
  String text(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw Problem.badRequest("field \"" + name + "\" is missing");
    }
    if (value instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw wrong(name, value, "it must be a text that is not empty");
  }

  /** A text that must be there, and may be empty. */
  String anyText(String name) {
    return "".equals(fields.get(name)) ? "" : text(name);
  }

  /** An id of a node or an operation, which must be there. */
  String name(String field) {
    return checkedName(field, text(field));
  }

  /** The id of the node that a change is about; noted for the audit log before it is checked. */
  String target(String field, Target target) {
    if (fields.get(field) instanceof String text) {
      target.set(text);
    }
    return name(field);
  }

  /** The text, if it is an id of a node or an operation. */
  static String checkedName(String field, String text) {
    if (!NAME.matcher(text).matches()) {
      throw wrong(
          field, text, "use 1 to 128 of A-Z a-z 0-9 . _ - beginning with a letter or digit");
    }
    return text;
  }

  /** A text that may be missing. */
  Optional<String> optionalText(String name) {
    return fields.get(name) == null ? Optional.empty() : Optional.of(text(name));
  }

  /** Bytes in Base64; missing or null is no bytes at all. */
  byte @Nullable [] base64(String name) {
    Object value = fields.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw wrong(name, value, "it is not Base64");
      }
    }
    throw wrong(name, value, "it must be a text in Base64");
  }

  /** A whole number within a range, which may be missing. */
  Optional<Long> optionalNumber(String name, long min, long max) {
    Object value = fields.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof BigDecimal number
        && number.compareTo(BigDecimal.valueOf(min)) >= 0
        && number.compareTo(BigDecimal.valueOf(max)) <= 0
        && number.stripTrailingZeros().scale() <= 0) {
      return Optional.of(number.longValueExact());
    }
    throw wrong(name, value, "it must be a whole number from " + min + " to " + max);
  }

  /** How long the client wants to wait, if it says so. */
  Optional<Duration> timeout() {
    return optionalNumber("timeoutMs", 1, MAX_TIMEOUT_MS).map(Duration::ofMillis);
  }

  /** Texts by name; missing or null is none. */
  Map<String, String> texts(String name) {
    Object value = fields.get(name);
    Map<String, String> texts = new TreeMap<>();
    if (value == null) {
      return texts;
    }
    if (!(value instanceof Map<?, ?> object)) {
      throw wrong(name, value, "it must be an object whose values are texts");
    }
    object.forEach(
        (key, text) -> {
          if (!(text instanceof String)) {
            throw Problem.badRequest(
                "field \"" + name + "." + shown(String.valueOf(key)) + "\": it must be a text");
          }
          texts.put(String.valueOf(key), (String) text);
        });
    return texts;
  }

  /** Whether something is said. */
  boolean has(String name) {
    return fields.get(name) != null;
  }

  static Problem wrong(String name, Object value, String whatToDo) {
    String shown = shown(value instanceof String string ? "\"" + string + "\"" : kind(value));
    return Problem.badRequest("field \"" + name + "\" = " + shown + ": " + whatToDo);
  }

  /** As much of a client's text as a message should hold. */
  static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static String kind(Object value) {
    if (value instanceof Map) {
      return "{…}";
    }
    // BigDecimal.toString keeps the exponent, so it is short however large the number.
    return value instanceof Iterable ? "[…]" : value.toString();
  }
}
