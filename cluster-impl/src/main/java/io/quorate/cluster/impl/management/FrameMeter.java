/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameType;
import io.helidon.http.http2.Http2Util;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds a client of HTTP/2 to the connection's window (RFC 9113 §6.9), which Helidon gives but does
 * not enforce: what streams have not read yet waits in memory. The connection's thread reports what
 * arrives, any thread what is sent.
 */
final class FrameMeter {
  private static final int DEFAULT_WINDOW = 65_535;

  private final AtomicInteger window = new AtomicInteger(DEFAULT_WINDOW);
  private final byte[] header = new byte[Http2FrameHeader.LENGTH];
  private int headerBytes;

  /** Bytes until the next frame; the preface comes before the first. */
  private int skip = Http2Util.PREFACE_LENGTH;

  /** Takes note of what the client sent; answers whether it keeps within the window. */
  boolean arrived(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int step = Math.min(skip, bytes.length - at);
      skip -= step;
      at += step;
      if (at == bytes.length) {
        return true;
      }
      header[headerBytes++] = bytes[at++];
      if (headerBytes == header.length) {
        headerBytes = 0;
        skip = int24();
        if (header[3] == Http2FrameType.DATA.type() && window.addAndGet(-skip) < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private int int24() {
    return ((header[0] & 0xff) << 16) | ((header[1] & 0xff) << 8) | (header[2] & 0xff);
  }

  /** Takes note of a frame that is about to be sent. */
  void sending(BufferData frame) {
    if (frame.get(3) == Http2FrameType.WINDOW_UPDATE.type() && int31(frame, 5) == 0) {
      window.addAndGet(int31(frame, Http2FrameHeader.LENGTH));
    }
  }

  private static int int31(BufferData frame, int from) {
    return ((frame.get(from) & 0x7f) << 24)
        | ((frame.get(from + 1) & 0xff) << 16)
        | ((frame.get(from + 2) & 0xff) << 8)
        | (frame.get(from + 3) & 0xff);
  }
}
