/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.http.http2.Http2Flag;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameType;
import io.helidon.http.http2.Http2Util;
import java.io.ByteArrayOutputStream;

/**
 * What a client of HTTP/2 sends, on its way to Helidon: the headers of requests are passed through
 * {@link HeaderBlock}, once they are complete; all else as it comes. Used by the connection's
 * thread.
 */
final class InboundFrames {
  private static final int MAX_FRAME = 16 * 1024;
  private static final int PRIORITY_BYTES = 5;

  /** The frame that is waited for, header included; what is not rewritten is never here. */
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();

  /** How long that frame is, as far as is known: its header, until that is there. */
  private int wanted = Http2FrameHeader.LENGTH;

  /** How much of the present frame is still passed on as it comes. */
  private int pass = Http2Util.PREFACE_LENGTH;

  byte[] rewritten(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      if (pass > 0) {
        int step = Math.min(pass, bytes.length - at);
        out.write(bytes, at, step);
        pass -= step;
        at += step;
        continue;
      }
      int step = Math.min(wanted - frame.size(), bytes.length - at);
      frame.write(bytes, at, step);
      at += step;
      if (frame.size() == wanted) {
        complete(out);
      }
    }
    return out.toByteArray();
  }

  private static int length(byte[] header) {
    return ((header[0] & 0xff) << 16) | ((header[1] & 0xff) << 8) | (header[2] & 0xff);
  }

  private void complete(ByteArrayOutputStream out) {
    byte[] bytes = frame.toByteArray();
    int length = length(bytes);
    boolean headers =
        bytes[3] == Http2FrameType.HEADERS.type()
            && (bytes[4] & Http2Flag.END_OF_HEADERS) != 0
            && length <= MAX_FRAME;
    if (!headers) {
      pass = length;
      out.writeBytes(bytes);
      next();
    } else if (bytes.length == Http2FrameHeader.LENGTH + length) {
      out.writeBytes(rewrite(bytes));
      next();
    } else {
      wanted = Http2FrameHeader.LENGTH + length;
    }
  }

  private void next() {
    frame.reset();
    wanted = Http2FrameHeader.LENGTH;
  }

  private static byte[] rewrite(byte[] bytes) {
    int from = Http2FrameHeader.LENGTH;
    int padding = 0;
    if ((bytes[4] & Http2Flag.PADDED) != 0) {
      padding = from < bytes.length ? bytes[from++] & 0xff : 0;
    }
    if ((bytes[4] & Http2Flag.PRIORITY) != 0) {
      from += PRIORITY_BYTES;
    }
    int end = bytes.length - padding;
    if (from > end) {
      return bytes;
    }
    byte[] block = HeaderBlock.numbered(bytes, from, end);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    int length = from - Http2FrameHeader.LENGTH + block.length + padding;
    out.write(length >>> 16);
    out.write(length >>> 8);
    out.write(length);
    out.write(bytes, 3, from - 3);
    out.writeBytes(block);
    out.write(bytes, end, padding);
    return out.toByteArray();
  }
}
