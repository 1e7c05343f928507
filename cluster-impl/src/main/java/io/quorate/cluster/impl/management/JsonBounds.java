/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

/**
 * Refuses JSON text that is nested deeply or has very many parts before a parser sees it, because
 * parsers recurse and build what they read.
 */
final class JsonBounds {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_PARTS = 4_096;

  private JsonBounds() {}

  /** Says what is out of bounds by {@link IllegalArgumentException}; other faults pass. */
  static void check(String text) {
    int depth = 0;
    int parts = 0;
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
        continue;
      }
      switch (c) {
        case '"' -> inString = true;
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case ',', ':' -> parts++;
        default -> {}
      }
      if (depth == 0 && c == '}') {
        checkEnd(text, i + 1);
      }
      if (depth > MAX_DEPTH) {
        throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH + " levels");
      }
      if (parts > MAX_PARTS) {
        throw new IllegalArgumentException("more than " + MAX_PARTS + " keys and values");
      }
    }
  }

  /** The parser stops reading at the end of the object. */
  private static void checkEnd(String text, int from) {
    if (!text.substring(from).isBlank()) {
      throw new IllegalArgumentException("it is not well-formed JSON: text follows the object");
    }
  }
}
