/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NodeInfoTest {
  /** Other versions of the product read this: it never changes, later versions append to it. */
  private static final String GOLDEN =
      "01" // version
          + "000000aa" // length of the body
          + "00026e31" // n1
          + "000437663361" // 7f3a
          + "000e3132372e302e302e313a39353231" // 127.0.0.1:9521
          + "000a5b3a3a315d3a39353232" // [::1]:9522
          + "000e6c6f63616c686f73743a39353230" // localhost:9520
          + "0002" // roles
          + "00066c6564676572" // ledger
          + "0005766f746572" // voter
          + "010123456789abcdef8899aabbccddeeff" // cluster UUID
          + "0002" // operations
          + "00126163636f756e74732f6465706f7369744031" // accounts/deposit@1
          + "00136163636f756e74732f77697468647261774032" // accounts/withdraw@2
          + "000000010000000300000002" // protocols, feature level
          + "0002" // metadata
          + "00047261636b00027237" // rack r7
          + "00047a6f6e6500077ac3bc72696368"; // zone zürich

  @Test
  void encoded_isGolden() {
    assertEquals(GOLDEN, HexFormat.of().formatHex(NodeInfoCodec.encode(Infos.full())));
  }

  @Test
  void golden_decodes() {
    assertEquals(Infos.full(), decode(HexFormat.of().parseHex(GOLDEN)));
  }

  @Test
  void withoutOptionalParts_roundTrips() {
    NodeInfo info = Infos.plain("n9");
    assertEquals(info, decode(NodeInfoCodec.encode(info)));
  }

  @Test
  void fieldsOfLaterVersions_areSkipped() {
    byte[] known = NodeInfoCodec.encode(Infos.full());
    byte[] later = Arrays.copyOf(known, known.length + 3);
    ByteBuffer.wrap(later).putInt(1, known.length - 5 + 3);
    assertEquals(Infos.full(), decode(later));
  }

  @Test
  void everyTruncation_isRefused() {
    byte[] bytes = NodeInfoCodec.encode(Infos.full());
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(MalformedFrameException.class, () -> decode(cut), "cut at " + length);
      if (length >= 5) { // the same with a length that fits
        ByteBuffer.wrap(cut).putInt(1, length - 5);
        assertThrows(MalformedFrameException.class, () -> decode(cut), "shortened to " + length);
      }
    }
  }

  @Test
  void hostileBytes_areRefusedAndNothingElseIsThrown() {
    byte[] bytes = NodeInfoCodec.encode(Infos.full());
    Random random = new Random(42);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] hostile = bytes.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        hostile[random.nextInt(hostile.length)] = (byte) random.nextInt();
      }
      try {
        decode(hostile);
      } catch (MalformedFrameException e) {
        refused++;
      }
    }
    assertTrue(refused > 1000, "only " + refused + " refused");
  }

  @Test
  void hugeCounts_areRefusedBeforeAnythingIsAllocated() {
    byte[] bytes =
        HexFormat.of().parseHex(GOLDEN.replace("0002" + "00066c65", "ffff" + "00066c65"));
    assertThrows(MalformedFrameException.class, () -> decode(bytes));
    byte[] length = HexFormat.of().parseHex("01" + "7fffffff" + "0000");
    assertThrows(MalformedFrameException.class, () -> decode(length));
  }

  @Test
  void newerVersion_isRefused() {
    byte[] bytes = NodeInfoCodec.encode(Infos.full());
    bytes[0] = 2;
    assertThrows(MalformedFrameException.class, () -> decode(bytes));
  }

  @Test
  void largestInfo_isRefusedWithTheWayOut() {
    TreeSet<String> operations = new TreeSet<>();
    for (int i = 0; i < NodeInfo.MAX_OPERATIONS; i++) {
      operations.add("h".repeat(200) + "/op" + i + "@1");
    }
    NodeInfo large =
        new NodeInfo("n1", "i", "", "", "", Set.of(), null, operations, 1, 1, 1, Map.of());
    Exception e = assertThrows(IllegalArgumentException.class, () -> NodeInfoCodec.encode(large));
    assertTrue(String.valueOf(e.getMessage()).contains("fewer operations"), e.getMessage());
  }

  @Test
  void invalidValues_areRefusedByName() {
    assertRefused("quorate.node-id=a b", () -> Infos.plain("a b"));
    assertRefused("incarnation", () -> Infos.plain("n1", " "));
    assertRefused("nowhere", () -> Infos.plain("n1").withMembershipAddress("nowhere"));
    assertRefused("host:99999", () -> Infos.plain("n1").withAddresses("host:99999", ""));
    assertRefused(
        "65 metadata", () -> Infos.plain("n1").withMetadata(numbered(NodeInfo.MAX_METADATA + 1)));
    assertRefused(
        "not written handler/op@version",
        () ->
            new NodeInfo(
                "n1",
                "i",
                "",
                "",
                "",
                Set.of(),
                null,
                new TreeSet<>(Set.of("x")),
                1,
                1,
                1,
                Map.of()));
    assertRefused(
        "protocol range 2..1",
        () ->
            new NodeInfo(
                "n1", "i", "", "", "", Set.of(), null, new TreeSet<>(), 2, 1, 1, Map.of()));
  }

  private static Map<String, String> numbered(int count) {
    Map<String, String> map = new java.util.HashMap<>();
    for (int i = 0; i < count; i++) {
      map.put("k" + i, "v");
    }
    return map;
  }

  private static void assertRefused(String part, org.junit.jupiter.api.function.Executable make) {
    Exception e = assertThrows(IllegalArgumentException.class, make);
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }

  private static NodeInfo decode(byte[] bytes) {
    return NodeInfoCodec.decode(ByteBuffer.wrap(bytes));
  }
}
