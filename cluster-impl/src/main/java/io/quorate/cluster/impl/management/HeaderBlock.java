/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;
import io.helidon.http.http2.Http2HuffmanDecoder;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;

/**
 * One whole block of compressed headers (RFC 7541) in which pseudo-headers get the names that
 * Helidon knows. Clients may write a name out, and those of gRPC in C, C++, Python, Ruby and C# do;
 * Helidon takes pseudo-headers only by their number in the static table. All other headers stay as
 * they are.
 *
 * <p>A byte can stand for a header of thousands (§7.3 of the same), and Helidon does not bound what
 * a block grows to; so the number of its headers is bounded here.
 */
final class HeaderBlock {
  private static final Map<String, Integer> STATIC =
      Map.of(":authority", 1, ":method", 2, ":path", 4, ":scheme", 6);
  private static final int LONGEST = 16;

  /** Several times what any client of the management sends. */
  private static final int MAX_HEADERS = 256;

  private static final int MAX_SHIFT = 21;

  private final byte[] in;
  private final int end;
  private final ByteArrayOutputStream out;
  private int at;

  private HeaderBlock(byte[] in) {
    this.in = in;
    this.end = in.length;
    this.out = new ByteArrayOutputStream(in.length);
  }

  /**
   * The same headers with numbers for the names of pseudo-headers.
   *
   * @throws Http2Exception when the block is malformed, or has more headers than a request can need
   */
  static byte[] numbered(byte[] block) {
    HeaderBlock numbered = new HeaderBlock(block);
    try {
      numbered.rewrite();
    } catch (IndexOutOfBoundsException e) {
      throw new Http2Exception(Http2ErrorCode.COMPRESSION, "malformed headers", e);
    }
    return numbered.out.toByteArray();
  }

  private void rewrite() {
    for (int headers = 0; at < end; headers++) {
      if (headers == MAX_HEADERS) {
        throw new Http2Exception(
            Http2ErrorCode.ENHANCE_YOUR_CALM, "more than " + MAX_HEADERS + " headers");
      }
      next();
    }
  }

  private void next() {
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
