/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;
import io.helidon.http.http2.Http2Flag;
import io.helidon.http.http2.Http2FrameHeader;
import io.helidon.http.http2.Http2FrameType;
import io.helidon.http.http2.Http2Util;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a client of HTTP/2 sends, on its way to Helidon: the headers of a request are put together
 * to one frame, bounded, and passed through {@link HeaderBlock}; all else goes on as it comes. Used
 * by the connection's thread.
 */
final class InboundFrames {
  private static final int MAX_FRAME = 16 * 1024;
  private static final int PRIORITY_BYTES = 5;

  private final HeaderTable table = new HeaderTable();

  /** The frame that is waited for, header included; what is passed on is never here. */
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();

  /** How long that frame is, as far as is known: its header, until that is there. */
  private int wanted = Http2FrameHeader.LENGTH;

  /** How much of the present frame is still passed on as it comes. */
  private int pass = Http2Util.PREFACE_LENGTH;

  /** Headers whose frame was not the last of them. */
  private @Nullable Headers begun;

  private volatile int lastStream;

  private byte[] source = {};
  private int at;

  /** Takes bytes from the client in, when none are pending. */
  void received(byte[] bytes) {
    source = bytes;
    at = 0;
  }

  /** Whether there are bytes from the client that {@link #next} has not given yet. */
  boolean pending() {
    return at < source.length;
  }

  /**
   * What Helidon is to get next: no more than the headers of one request, as those of very many,
   * each a thousand times longer than what the client sent for them, may have come at once.
   *
   * @throws Http2Exception when headers are malformed or more than a request can need
   */
  byte[] next() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(source.length - at);
    boolean headers = false;
    while (pending() && !headers) {
      if (pass > 0) {
        int step = Math.min(pass, source.length - at);
        out.write(source, at, step);
        pass -= step;
        at += step;
        continue;
      }
      int step = Math.min(wanted - frame.size(), source.length - at);
      frame.write(source, at, step);
      at += step;
      if (frame.size() == wanted) {
        headers = complete(out);
      }
    }
    return out.toByteArray();
  }

  private static int length(byte[] header) {
    return ((header[0] & 0xff) << 16) | ((header[1] & 0xff) << 8) | (header[2] & 0xff);
  }

  /** Whether the headers of a request were complete. */
  private boolean complete(ByteArrayOutputStream out) {
    byte[] bytes = frame.toByteArray();
    int length = length(bytes);
    if (!isOfHeaders(bytes, length)) {
      pass = length;
      out.writeBytes(bytes);
      reset();
      return false;
    }
    if (bytes.length < Http2FrameHeader.LENGTH + length) {
      wanted = Http2FrameHeader.LENGTH + length;
      return false;
    }
    reset();
    return gather(bytes, out);
  }

  /** A frame that is too long is for Helidon to refuse. */
  private boolean isOfHeaders(byte[] bytes, int length) {
    if (begun != null) {
      begun.checkNext(bytes, length);
      return true;
    }
    return bytes[3] == Http2FrameType.HEADERS.type() && length <= MAX_FRAME;
  }

  private boolean gather(byte[] bytes, ByteArrayOutputStream out) {
    Headers headers = begun;
    if (headers == null) {
      headers = new Headers(bytes);
    } else {
      headers.add(bytes, Http2FrameHeader.LENGTH, bytes.length);
    }
    boolean whole = (bytes[4] & Http2Flag.END_OF_HEADERS) != 0;
    begun = whole ? null : headers;
    if (whole) {
      headers.writeTo(out, table);
      lastStream = Math.max(lastStream, headers.stream());
    }
    return whole;
  }

  /** The highest stream whose request was passed on; 0 before the first. From any thread. */
  int lastStream() {
    return lastStream;
  }

  private void reset() {
    frame.reset();
    wanted = Http2FrameHeader.LENGTH;
  }

  /**
   * The headers of one request, of one frame or of several that follow each other (RFC 9113 §6.10).
   */
  private static final class Headers {
    private final byte[] header;
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();

    /** Counts the frames too, that none can be sent for nothing. */
    private int size;

    Headers(byte[] bytes) {
      this.header = Arrays.copyOf(bytes, Http2FrameHeader.LENGTH);
      int from = Http2FrameHeader.LENGTH;
      int padding = 0;
      if ((bytes[4] & Http2Flag.PADDED) != 0) {
        padding = from < bytes.length ? bytes[from++] & 0xff : 1;
      }
      if ((bytes[4] & Http2Flag.PRIORITY) != 0) {
        from += PRIORITY_BYTES;
      }
      if (from > bytes.length - padding) {
        throw new Http2Exception(Http2ErrorCode.PROTOCOL, "padding longer than its frame");
      }
      add(bytes, from, bytes.length - padding);
    }

    void checkNext(byte[] bytes, int length) {
      if (bytes[3] != Http2FrameType.CONTINUATION.type()
          || !Arrays.equals(
              bytes, 5, Http2FrameHeader.LENGTH, header, 5, Http2FrameHeader.LENGTH)) {
        throw new Http2Exception(
            Http2ErrorCode.PROTOCOL, "a frame among those of a request's headers");
      }
      if (length > MAX_FRAME - size) {
        throw new Http2Exception(
            Http2ErrorCode.ENHANCE_YOUR_CALM, "headers of more than " + MAX_FRAME + " bytes");
      }
    }

    void add(byte[] bytes, int from, int end) {
      block.write(bytes, from, end - from);
      size += bytes.length;
    }

    int stream() {
      return ByteBuffer.wrap(header).getInt(5) & Integer.MAX_VALUE;
    }

    /** As one frame, without padding and priority (which RFC 9113 §5.3.2 deprecates). */
    void writeTo(ByteArrayOutputStream out, HeaderTable table) {
      byte[] whole = HeaderBlock.uncompressed(block.toByteArray(), table);
      out.write(whole.length >>> 16);
      out.write(whole.length >>> 8);
      out.write(whole.length);
      out.write(header[3]);
      out.write((header[4] & Http2Flag.END_OF_STREAM) | Http2Flag.END_OF_HEADERS);
      out.write(header, 5, Http2FrameHeader.LENGTH - 5);
      out.writeBytes(whole);
    }
  }
}
