/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.nio.charset.CharacterCodingException;

/**
 * A bounds-checked position in bytes that nobody vouches for.
 *
 * <p>Every length is compared with what remains before anything is allocated for it. Numbers have
 * one encoding only, so that equal content means equal bytes.
 */
final class ByteReader {
  private final String subject;
  private final byte[] bytes;
  private final int start;
  private final int end;
  private int position;

  ByteReader(String subject, byte[] bytes, int start, int end) {
    this.subject = subject;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.position = start;
  }

  int position() {
    return position;
  }

  int remaining() {
    return end - position;
  }

  int u8(String what) {
    if (position >= end) {
      throw corrupt(what + " is missing");
    }
    return bytes[position++] & 0xFF;
  }

  int u16(String what) {
    return Varints.u16(bytes, skip(2, what));
  }

  int varint(String what) {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    int at = position;
    long value = varlong(what);
    if (value < 0 || value > Integer.MAX_VALUE) {
      position = at;
      throw corrupt(what + " " + Long.toUnsignedString(value) + " exceeds 31 bits");
    }
    return (int) value;
  }

  long varlong(String what) {
    int at = position;
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int b = u8(what);
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        if (b == 0 && shift > 0) {
          position = at;
          throw corrupt(what + " is padded with zero bits");
        }
        if (shift == 63 && b > 1) {
          break;
        }
        return value;
      }
    }
    position = at;
    throw corrupt(what + " exceeds 64 bits");
  }

  /** A number that must not be negative when taken as signed. */
  long natural(String what) {
    int at = position;
    long value = varlong(what);
    if (value < 0) {
      position = at;
      throw corrupt(what + " " + Long.toUnsignedString(value) + " exceeds 63 bits");
    }
    return value;
  }

  /** A count of items that take at least {@code itemBytes} each, so never more than can follow. */
  int count(String what, int itemBytes) {
    int at = position;
    int count = varint(what);
    if (count > remaining() / itemBytes) {
      int left = remaining();
      position = at;
      throw corrupt(
          what
              + " "
              + count
              + " of at least "
              + itemBytes
              + " bytes each, but "
              + left
              + " remain");
    }
    return count;
  }

  /** Steps over the bytes and returns where they begin. */
  int skip(int length, String what) {
    if (length > end - position) {
      throw corrupt(what + " needs " + length + " bytes, but " + remaining() + " remain");
    }
    int at = position;
    position += length;
    return at;
  }

  String string(int maxChars, String what) {
    int at = position;
    int length = varint(what);
    if (length > maxChars * Utf8.MAX_BYTES_PER_CHAR) {
      position = at;
      throw corrupt(what + " has " + length + " bytes, more than " + maxChars + " characters take");
    }
    int offset = skip(length, what);
    String text;
    try {
      text = Utf8.decode(bytes, offset, length);
    } catch (CharacterCodingException e) {
      position = at;
      throw corrupt(what + " is not UTF-8");
    }
    if (text.length() > maxChars) {
      position = at;
      throw corrupt(what + " has " + text.length() + " characters, more than " + maxChars);
    }
    return text;
  }

  CorruptFrameException corrupt(String what) {
    return new CorruptFrameException(
        subject + " corrupt at offset " + (position - start) + ": " + what);
  }
}
