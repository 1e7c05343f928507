/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2HuffmanDecoder;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;

/**
 * One block of compressed headers (RFC 7541) in which pseudo-headers get the names that Helidon
 * knows. Clients may write a name out, and those of gRPC in C, C++, Python, Ruby and C# do; Helidon
 * takes pseudo-headers only by their number in the static table. Everything else, and any block
 * that is malformed, stays as it is.
 */
final class HeaderBlock {
  private static final Map<String, Integer> STATIC =
      Map.of(":authority", 1, ":method", 2, ":path", 4, ":scheme", 6);
  private static final int LONGEST = 16;
  private static final int MAX_SHIFT = 21;

  private final byte[] in;
  private final int end;
  private final ByteArrayOutputStream out;
  private int at;

  private HeaderBlock(byte[] in, int from, int end) {
    this.in = in;
    this.at = from;
    this.end = end;
    this.out = new ByteArrayOutputStream(in.length);
  }

  /** The same headers with numbers for the names of pseudo-headers. */
  static byte[] numbered(byte[] payload, int from, int end) {
    HeaderBlock block = new HeaderBlock(payload, from, end);
    try {
      block.rewrite();
    } catch (IndexOutOfBoundsException e) {
      block.out.reset();
      block.out.write(payload, from, end - from);
    }
    return block.out.toByteArray();
  }

  private void rewrite() {
    while (at < end) {
      int start = at;
      int first = peek();
      if ((first & 0x80) != 0) {
        number(7);
      } else if ((first & 0xe0) == 0x20) {
        number(5);
      } else {
        boolean named = number((first & 0x40) != 0 ? 6 : 4) != 0;
        int known = named ? 0 : name();
        if (known != 0) {
          out.write(first | known);
          start = at;
        }
        skipText();
      }
      out.write(in, start, at - start);
    }
  }

  private int peek() {
    if (at >= end) {
      throw new IndexOutOfBoundsException(at);
    }
    return in[at] & 0xff;
  }

  /** A number that begins in the last bits of a byte (§5.1). */
  private int number(int bits) {
    int mask = (1 << bits) - 1;
    int value = peek() & mask;
    at++;
    if (value < mask) {
      return value;
    }
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      int next = peek();
      at++;
      value += (next & 0x7f) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException(at);
  }

  /** The number of the pseudo-header that is written out here, or 0. */
  private int name() {
    boolean huffman = (peek() & 0x80) != 0;
    int length = number(7);
    int from = at;
    skip(length);
    if (length == 0 || length > LONGEST) {
      return 0;
    }
    BufferData bytes = BufferData.create(Arrays.copyOfRange(in, from, from + length));
    String name =
        huffman
            ? Http2HuffmanDecoder.create().decodeString(bytes, length)
            : bytes.readString(length);
    return STATIC.getOrDefault(name, 0);
  }

  private void skipText() {
    skip(number(7));
  }

  private void skip(int length) {
    if (length > end - at) {
      throw new IndexOutOfBoundsException(length);
    }
    at += length;
  }
}
