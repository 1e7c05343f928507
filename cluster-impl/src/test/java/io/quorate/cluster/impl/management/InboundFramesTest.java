/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;
import io.helidon.http.http2.Http2Util;
import io.quorate.cluster.impl.Allocated;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is changed in the frames of a client, and that nothing else is. */
class InboundFramesTest {
  private static final int PADDED = 8;
  private static final int PRIORITY = 0x20;

  /** An indexed header, ":path" written out with value "/a", "x" with value "y". */
  private static final String WRITTEN = "83" + "4005" + "3a70617468" + "022f61" + "0001780179";

  /** The same, uncompressed, with numbers for the names of pseudo-headers. */
  private static final String NUMBERED = "0204504f5354" + "04022f61" + "0001780179";

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] headers(int flags, String payload) {
    return RawHttp2.encoded(RawHttp2.HEADERS, RawHttp2.END_HEADERS | flags, 1, hex(payload));
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Http2Util.prefaceData().readBytes());
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] all(InboundFrames frames, byte[] sent) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    frames.received(sent);
    while (frames.pending()) {
      out.writeBytes(frames.next());
    }
    return out.toByteArray();
  }

  private static void assertBecomes(byte[] expected, byte[] sent) {
    for (int size = 1; size <= sent.length; size++) {
      InboundFrames frames = new InboundFrames();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int at = 0; at < sent.length; at += size) {
        out.writeBytes(all(frames, Arrays.copyOfRange(sent, at, Math.min(sent.length, at + size))));
      }
      assertArrayEquals(expected, out.toByteArray(), "in pieces of " + size);
    }
  }

  @Test
  void nameOfAPseudoHeader_becomesItsNumber_howeverTheBytesArrive() {
    byte[] data = RawHttp2.encoded(RawHttp2.DATA, 0, 1, new byte[20]);
    byte[] settings = RawHttp2.encoded(RawHttp2.SETTINGS, 1, 0);
    assertBecomes(
        join(settings, headers(0, NUMBERED), data, headers(0, NUMBERED)),
        join(settings, headers(0, WRITTEN), data, headers(0, WRITTEN)));
  }

  @Test
  void paddingAndPriority_areLeftOut() {
    String before = "02" + "0000000010";
    assertBecomes(
        join(headers(0, NUMBERED)), join(headers(PADDED | PRIORITY, before + WRITTEN + "0000")));
  }

  @Test
  void headersOfSeveralFrames_becomeOne() {
    byte[] data = RawHttp2.encoded(RawHttp2.DATA, 0, 1, new byte[20]);
    byte[] written = hex(WRITTEN);
    for (int cut = 0; cut <= written.length; cut++) {
      byte[] begun =
          RawHttp2.encoded(
              RawHttp2.HEADERS, RawHttp2.END_STREAM, 1, Arrays.copyOfRange(written, 0, cut));
      byte[] empty = RawHttp2.encoded(RawHttp2.CONTINUATION, 0, 1);
      byte[] last =
          RawHttp2.encoded(
              RawHttp2.CONTINUATION,
              RawHttp2.END_HEADERS,
              1,
              Arrays.copyOfRange(written, cut, written.length));
      assertBecomes(
          join(data, headers(RawHttp2.END_STREAM, NUMBERED), data),
          join(data, begun, empty, last, data));
    }
  }

  private static void assertRefused(Http2ErrorCode code, byte[]... frames) {
    InboundFrames inbound = new InboundFrames();
    Http2Exception refused = assertThrows(Http2Exception.class, () -> all(inbound, join(frames)));
    assertEquals(code, refused.code(), refused::toString);
  }

  @Test
  void framesAmongThoseOfHeaders_areRefused() {
    byte[] begun = RawHttp2.encoded(RawHttp2.HEADERS, 0, 1, hex("83"));
    assertRefused(
        Http2ErrorCode.PROTOCOL, begun, RawHttp2.encoded(RawHttp2.PING, 0, 0, new byte[8]));
    assertRefused(Http2ErrorCode.PROTOCOL, begun, headers(0, "83"));
    assertRefused(
        Http2ErrorCode.PROTOCOL, begun, RawHttp2.encoded(RawHttp2.CONTINUATION, 4, 3, hex("83")));
  }

  @Test
  void continuationsWithoutEnd_areRefused_alsoEmptyOnes() {
    for (int size : new int[] {0, 1, 16_000}) {
      InboundFrames frames = new InboundFrames();
      all(frames, join(RawHttp2.encoded(RawHttp2.HEADERS, 0, 1)));
      byte[] more = RawHttp2.encoded(RawHttp2.CONTINUATION, 0, 1, new byte[size]);
      Http2Exception refused =
          assertThrows(
              Http2Exception.class,
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  all(frames, more);
                }
              },
              "of " + size + " bytes");
      assertEquals(Http2ErrorCode.ENHANCE_YOUR_CALM, refused.code());
    }
  }

  @Test
  void paddingBeyondItsFrame_isRefused() {
    assertRefused(Http2ErrorCode.PROTOCOL, headers(PADDED, "ff"));
    assertRefused(Http2ErrorCode.PROTOCOL, headers(PADDED, ""));
    assertRefused(Http2ErrorCode.PROTOCOL, headers(PRIORITY, "00000000"));
  }

  @Test
  void headers_costLittle_howeverManyAndInWhatPieces() {
    byte[] sent = join(headers(0, "00017800".repeat(450)), headers(0, "00017800".repeat(4_000)));
    for (int size : new int[] {1, 100, sent.length}) {
      long bytes =
          Allocated.bytes(
              () -> {
                InboundFrames frames = new InboundFrames();
                assertThrows(
                    Http2Exception.class,
                    () -> {
                      for (int at = 0; at < sent.length; at += size) {
                        all(frames, Arrays.copyOfRange(sent, at, Math.min(sent.length, at + size)));
                      }
                    });
              });
      assertTrue(bytes < 8 << 20, () -> "in pieces of " + size + " they cost " + bytes);
    }
  }

  @Test
  void headersOfManyRequestsAtOnce_arePassedOnOneByOne() {
    String remembered = "00".repeat(4_063);
    InboundFrames frames = new InboundFrames();
    all(frames, join(headers(0, "400161" + "7fe01e" + remembered)));
    ByteBuffer many = ByteBuffer.allocate(630 * 13);
    while (many.hasRemaining()) {
      many.put(headers(0, "bebebebe"));
    }
    frames.received(many.array());
    for (int i = 0; i < 630; i++) {
      assertTrue(frames.pending());
      int size = frames.next().length;
      assertTrue(size <= 16_384, () -> size + " bytes at once");
    }
    assertFalse(frames.pending());
  }

  /** What clients are told when the connection ends: these may have been done. */
  @Test
  void lastStream_isTheHighestThatWasPassedOn() {
    InboundFrames frames = new InboundFrames();
    assertEquals(0, frames.lastStream());
    all(frames, join(RawHttp2.encoded(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 7, hex("83"))));
    all(frames, RawHttp2.encoded(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 3, hex("83")));
    all(frames, RawHttp2.encoded(RawHttp2.HEADERS, 0, 9, hex("83")));
    assertEquals(7, frames.lastStream());
  }

  @Test
  void dataBeyondTheWindow_isNoticed() {
    FrameMeter meter = new FrameMeter();
    byte[] data = RawHttp2.encoded(RawHttp2.DATA, 0, 1, new byte[16_000]);
    assertTrue(meter.arrived(join(data, data, data, data)));
    meter.sending(
        BufferData.create(RawHttp2.encoded(RawHttp2.WINDOW_UPDATE, 0, 0, RawHttp2.int32(16_000))));
    assertTrue(meter.arrived(data));
    assertFalse(meter.arrived(data));
  }
}
