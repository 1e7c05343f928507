/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests as clients may compress them, among them the examples of RFC 7541 Appendix C. */
class HeaderBlockTest {
  private static final String[] PSEUDO = {"", ":authority", ":method", "", ":path", "", ":scheme"};

  private final HeaderTable table = new HeaderTable();

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  /** All of it must be literals that are not remembered. */
  private List<String> headers(String block) {
    ByteBuffer out = ByteBuffer.wrap(HeaderBlock.uncompressed(hex(block), table));
    List<String> read = new ArrayList<>();
    while (out.hasRemaining()) {
      int known = out.get();
      String name = known == 0 ? text(out) : PSEUDO[known];
      read.add(name + "=" + text(out));
    }
    return read;
  }

  private static String text(ByteBuffer out) {
    int length = out.get();
    if (length == 0x7f) {
      int shift = 0;
      int next;
      do {
        next = out.get() & 0xff;
        length += (next & 0x7f) << shift;
        shift += 7;
      } while ((next & 0x80) != 0);
    }
    byte[] bytes = new byte[length];
    out.get(bytes);
    return new String(bytes, ISO_8859_1);
  }

  private void assertRefused(Http2ErrorCode code, String block) {
    Http2Exception refused =
        assertThrows(
            Http2Exception.class, () -> HeaderBlock.uncompressed(hex(block), table), block);
    assertEquals(code, refused.code(), block);
  }

  /** C.3: three requests, the later ones by what the earlier ones left in the table. */
  @Test
  void requests_asTheStandardWritesThem() {
    List<String> first =
        List.of(":method=GET", ":scheme=http", ":path=/", ":authority=www.example.com");
    assertEquals(first, headers("828684410f7777772e6578616d706c652e636f6d"));
    assertEquals(
        List.of(
            ":method=GET",
            ":scheme=http",
            ":path=/",
            ":authority=www.example.com",
            "cache-control=no-cache"),
        headers("828684be58086e6f2d6361636865"));
    assertEquals(
        List.of(
            ":method=GET",
            ":scheme=https",
            ":path=/index.html",
            ":authority=www.example.com",
            "custom-key=custom-value"),
        headers("828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565"));
  }

  /** C.4: the same in Huffman's code. */
  @Test
  void requests_inHuffmansCode() {
    headers("828684418cf1e3c2e5f23a6ba0ab90f4ff");
    headers("828684be5886a8eb10649cbf");
    assertEquals(
        List.of(
            ":method=GET",
            ":scheme=https",
            ":path=/index.html",
            ":authority=www.example.com",
            "custom-key=custom-value"),
        headers("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"));
  }

  /** As clients of gRPC in C do; Helidon would take it for no pseudo-header. */
  @Test
  void namesOfPseudoHeaders_writtenOut() {
    assertEquals(List.of(":path=/a"), headers("40053a70617468022f61"));
    assertEquals(List.of(":path=/a"), headers("be"));
    assertEquals(List.of(":method=GET"), headers("1085b9495339e403474554"));
  }

  /** C.5: a table of 256 bytes, from which the oldest go. */
  @Test
  void table_forgetsTheOldest_andCanBeEmptied() {
    headers("3fe101");
    String date = "Mon, 21 Oct 2013 20:13:21 GMT";
    headers(
        "4803333032 580770726976617465"
            + "611d"
            + HexFormat.of().formatHex(date.getBytes(ISO_8859_1))
            + "6e1768747470733a2f2f7777772e6578616d706c652e636f6d");
    assertEquals(
        List.of(
            ":status=307",
            "cache-control=private",
            "date=" + date,
            "location=https://www.example.com"),
        headers("4803333037c1c0bf"));
    assertRefused(Http2ErrorCode.COMPRESSION, "c2");
    assertEquals(List.of(), headers("20"));
    assertRefused(Http2ErrorCode.COMPRESSION, "be");
    assertEquals(List.of(), headers("203fe11f"));
    assertRefused(Http2ErrorCode.COMPRESSION, "3fe21f");
  }

  /** Helidon's own decoder would look for room for ever. */
  @Test
  void headerLargerThanTheTable_emptiesIt() {
    headers("410f7777772e6578616d706c652e636f6d");
    byte[] value = "v".repeat(4_064).getBytes(ISO_8859_1);
    assertEquals(1, headers("4001617fe11e" + HexFormat.of().formatHex(value)).size());
    assertRefused(Http2ErrorCode.COMPRESSION, "be");
    assertEquals(List.of("a=b"), headers("204001610162"));
    assertRefused(Http2ErrorCode.COMPRESSION, "be");
  }

  /** Whichever way they are written; none becomes a question mark. */
  @Test
  void bytesBeyondAscii_stayThat() {
    byte[] written = HeaderBlock.uncompressed(hex("00017801ff"), new HeaderTable());
    assertArrayEquals(hex("00017801ff"), written);
    assertArrayEquals(
        written, HeaderBlock.uncompressed(hex("00017884fffffbbf"), new HeaderTable()));
  }

  /** Each byte may stand for a header of kilobytes (§7.3). */
  @Test
  void longerThanWasOffered_isRefused() {
    byte[] value = "v".repeat(3_000).getBytes(ISO_8859_1);
    headers("4001617fb916" + HexFormat.of().formatHex(value));
    assertEquals(5, headers("be".repeat(5)).size());
    assertRefused(Http2ErrorCode.ENHANCE_YOUR_CALM, "be".repeat(6));
    assertEquals(496, headers("00016100".repeat(496)).size());
    assertRefused(Http2ErrorCode.ENHANCE_YOUR_CALM, "00016100".repeat(497));
  }

  @Test
  void longValues_stayWhole() {
    for (int length : new int[] {126, 127, 128, 254, 255, 256, 16_000}) {
      ByteArrayOutputStream block = new ByteArrayOutputStream();
      block.writeBytes(hex("000178"));
      block.write(Math.min(length, 127));
      for (int rest = length - 127; rest >= 0; rest = rest < 128 ? -1 : rest >> 7) {
        block.write(rest < 128 ? rest : ((rest & 0x7f) | 0x80));
      }
      block.writeBytes(new byte[length]);
      assertEquals(
          List.of("x=" + "\0".repeat(length)),
          headers(HexFormat.of().formatHex(block.toByteArray())));
    }
  }

  @Test
  void whatIsMalformed_isRefused() {
    for (String block :
        List.of(
            "40",
            "4005",
            "40053a70",
            "40ff",
            "7fffffffffffff",
            "00",
            "80",
            "ff8080808000",
            "000178",
            "00017805",
            "8220",
            "0001788100",
            "be",
            "7f00")) {
      assertRefused(Http2ErrorCode.COMPRESSION, block);
    }
  }
}
