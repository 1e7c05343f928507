/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** HTTP/2 (RFC 9113) as nobody should speak it. */
final class HostileFrames {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private static final int CONTENT_TYPE = 31;

  private HostileFrames() {}

  static byte[] hello() {
    return join("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII), frame(SETTINGS, 0, 0));
  }

  static byte[] frame(int type, int flags, int stream, byte... payload) {
    return join(head(payload.length, type, flags, stream), payload);
  }

  /** The head of a frame that claims a length. */
  static byte[] head(int length, int type, int flags, int stream) {
    return ByteBuffer.allocate(9)
        .put((byte) (length >> 16))
        .putShort((short) length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .array();
  }

  /** Headers of a call; further ones by name and value. */
  static byte[] call(String path, int stream, String... more) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0x83); // POST
    block.write(0x86); // http
    block.write(0x04);
    text(block, path);
    block.write(0x01);
    text(block, "h");
    block.write(0x0f);
    block.write(CONTENT_TYPE - 0x0f);
    text(block, "application/grpc");
    for (int i = 0; i < more.length; i += 2) {
      block.write(0);
      text(block, more[i]);
      text(block, more[i + 1]);
    }
    return frame(HEADERS, END_HEADERS, stream, block.toByteArray());
  }

  /** A header of some kilobytes that is put into the table once and named very often. */
  static byte[] headerBomb(int stream, int times) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0x83);
    block.write(0x86);
    block.write(0x84);
    block.write(0x40);
    text(block, "x");
    text(block, "y".repeat(3_900));
    for (int i = 0; i < times; i++) {
      block.write(0xbe); // the newest in the table
    }
    return frame(HEADERS, END_HEADERS | END_STREAM, stream, block.toByteArray());
  }

  /** A message of gRPC with any length before it. */
  static byte[] message(int stream, boolean compressed, int length, byte... payload) {
    return frame(
        DATA,
        0,
        stream,
        join(
            ByteBuffer.allocate(5).put((byte) (compressed ? 1 : 0)).putInt(length).array(),
            payload));
  }

  private static void text(ByteArrayOutputStream block, String text) {
    int rest = text.length() - 0x7f;
    block.write(Math.min(text.length(), 0x7f));
    while (rest > 0x7f) {
      block.write((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    if (text.length() >= 0x7f) {
      block.write(rest);
    }
    block.writeBytes(text.getBytes(US_ASCII));
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
