/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;
import io.helidon.http.http2.Http2HuffmanDecoder;
import io.quorate.cluster.impl.management.HeaderTable.Entry;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;

/**
 * One whole block of compressed headers (RFC 7541), which is given to Helidon uncompressed: each
 * header written out, with nothing to be remembered, and with numbers for the names of
 * pseudo-headers, which it knows by these alone. Clients may write such a name out, and those of
 * gRPC in C, C++, Python, Ruby and C# do.
 *
 * <p>A byte can stand for a header of thousands (§7.3), and a header larger than the table stops
 * Helidon's own decoder for ever; so the headers are bounded here, and it never uses its table.
 */
final class HeaderBlock {
  private static final Map<String, Integer> PSEUDO =
      Map.of(":authority", 1, ":method", 2, ":path", 4, ":scheme", 6);
  private static final int MAX_SHIFT = 21;

  /** What Helidon's decoder has for bytes beyond ASCII, and again where it gets this one. */
  private static final char NOT_ASCII = '\ufffd';

  private static final char ANY_BYTE = '\u00ff';

  private final byte[] in;
  private final HeaderTable table;
  private final Http2HuffmanDecoder huffman = Http2HuffmanDecoder.create();
  private final ByteArrayOutputStream out;
  private int at;
  private int size;

  private HeaderBlock(byte[] in, HeaderTable table) {
    this.in = in;
    this.table = table;
    this.out = new ByteArrayOutputStream(2 * in.length);
  }

  /**
   * The same headers, uncompressed.
   *
   * @param table what the blocks before this one have left to be meant by numbers
   * @throws Http2Exception when the block is malformed, or longer than was offered
   */
  static byte[] uncompressed(byte[] block, HeaderTable table) {
    HeaderBlock uncompressed = new HeaderBlock(block, table);
    try {
      uncompressed.rewrite();
    } catch (IndexOutOfBoundsException e) {
      throw new Http2Exception(Http2ErrorCode.COMPRESSION, "malformed headers", e);
    }
    return uncompressed.out.toByteArray();
  }

  private void rewrite() {
    while (at < in.length) {
      int first = peek();
      if ((first & 0x80) != 0) {
        write(table.get(number(7)));
      } else if ((first & 0xe0) == 0x20) {
        resize();
      } else {
        boolean remembered = (first & 0x40) != 0;
        int known = number(remembered ? 6 : 4);
        Entry header = new Entry(known == 0 ? text() : table.get(known).name(), text());
        if (remembered) {
          table.add(header);
        }
        write(header);
      }
    }
  }

  /** Before the first header only (§4.2). */
  private void resize() {
    if (size > 0) {
      throw new Http2Exception(Http2ErrorCode.COMPRESSION, "the table changes among headers");
    }
    table.resize(number(5));
  }

  /** As a literal without indexing (§6.2.2). */
  private void write(Entry header) {
    size += header.size();
    if (size > EngineSettings.MAX_HEADER_BYTES) {
      throw new Http2Exception(
          Http2ErrorCode.ENHANCE_YOUR_CALM,
          "headers of more than " + EngineSettings.MAX_HEADER_BYTES + " bytes");
    }
    int known = PSEUDO.getOrDefault(header.name(), 0);
    out.write(known);
    if (known == 0) {
      write(header.name());
    }
    write(header.value());
  }

  private void write(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    int mask = 0x7f;
    int rest = bytes.length - mask;
    out.write(Math.min(bytes.length, mask));
    if (rest >= 0) {
      while (rest > mask) {
        out.write(0x80 | (rest & mask));
        rest >>>= 7;
      }
      out.write(rest);
    }
    out.writeBytes(bytes);
  }

  private int peek() {
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

  private String text() {
    boolean compressed = (peek() & 0x80) != 0;
    int length = number(7);
    if (length > in.length - at) {
      throw new IndexOutOfBoundsException(length);
    }
    int from = at;
    at += length;
    return compressed
        ? huffman
            .decodeString(BufferData.create(Arrays.copyOfRange(in, from, at)), length)
            .replace(NOT_ASCII, ANY_BYTE)
        : new String(in, from, length, ISO_8859_1);
  }
}
