/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

/** Unsigned little-endian base-128 numbers, and big-endian fixed ones, into byte arrays. */
final class Varints {
  static final int MAX_INT_BYTES = 5;
  static final int MAX_LONG_BYTES = 10;

  private Varints() {}

  static int size(long value) {
    return (Long.SIZE + 6 - Long.numberOfLeadingZeros(value | 1)) / 7;
  }

  /** Writes the value, taken as unsigned, and returns the position after it. */
  static int put(byte[] to, int at, long value) {
    int p = at;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      to[p++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    to[p++] = (byte) rest;
    return p;
  }

  static int putString(byte[] to, int at, String text) {
    return Utf8.put(to, put(to, at, Utf8.length(text)), text);
  }

  static int stringSize(String text) {
    int bytes = Utf8.length(text);
    return size(bytes) + bytes;
  }

  static int putU16(byte[] to, int at, int value) {
    to[at] = (byte) (value >> 8);
    to[at + 1] = (byte) value;
    return at + 2;
  }

  static int putU32(byte[] to, int at, int value) {
    putU16(to, at, value >>> 16);
    return putU16(to, at + 2, value);
  }

  static int putU64(byte[] to, int at, long value) {
    putU32(to, at, (int) (value >>> 32));
    return putU32(to, at + 4, (int) value);
  }

  static int u16(byte[] from, int at) {
    return (from[at] & 0xFF) << 8 | (from[at + 1] & 0xFF);
  }

  static int u32(byte[] from, int at) {
    return u16(from, at) << 16 | u16(from, at + 2);
  }

  static long u64(byte[] from, int at) {
    return (long) u32(from, at) << 32 | (u32(from, at + 4) & 0xFFFF_FFFFL);
  }
}
