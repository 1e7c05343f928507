/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 into and out of byte arrays without intermediate copies, refusing what does not come back
 * as it went in.
 */
final class Utf8 {
  /** A UTF-16 unit never takes more than three bytes; a surrogate pair takes four. */
  static final int MAX_BYTES_PER_CHAR = 3;

  private Utf8() {}

  static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!startsPair(text, i)) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** At most {@code max} characters of the text, unpaired surrogates replaced. */
  static String clip(String text, int max) {
    String clipped = text;
    if (text.length() > max) {
      clipped = text.substring(0, startsPair(text, max - 1) ? max - 1 : max);
    }
    if (isWellFormed(clipped)) {
      return clipped;
    }
    StringBuilder repaired = new StringBuilder(clipped);
    for (int i = 0; i < repaired.length(); i++) {
      if (Character.isSurrogate(repaired.charAt(i))) {
        if (startsPair(repaired, i)) {
          i++;
        } else {
          repaired.setCharAt(i, '\uFFFD');
        }
      }
    }
    return repaired.toString();
  }

  static int length(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }

  /** Writes well-formed text and returns the position after it. */
  static int put(byte[] to, int at, String text) {
    int p = at;
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i);
      if (c < 0x80) {
        to[p++] = (byte) c;
      } else if (c < 0x800) {
        to[p++] = (byte) (0xC0 | c >> 6);
        to[p++] = continuation(c);
      } else if (Character.isSurrogate((char) c)) {
        c = Character.toCodePoint((char) c, text.charAt(++i));
        to[p++] = (byte) (0xF0 | c >> 18);
        to[p++] = continuation(c >> 12);
        to[p++] = continuation(c >> 6);
        to[p++] = continuation(c);
      } else {
        to[p++] = (byte) (0xE0 | c >> 12);
        to[p++] = continuation(c >> 6);
        to[p++] = continuation(c);
      }
    }
    return p;
  }

  /** Decodes strictly: malformed input is an exception, never a replacement character. */
  static String decode(byte[] from, int offset, int length) throws CharacterCodingException {
    for (int i = offset; i < offset + length; i++) {
      if (from[i] < 0) {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(from, offset, length))
            .toString();
      }
    }
    return new String(from, offset, length, StandardCharsets.ISO_8859_1);
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private static boolean startsPair(CharSequence text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
