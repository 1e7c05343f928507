/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.impl.topics.CursorMove;
import io.quorate.cluster.impl.topics.Subscriber;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AckMessageTest {
  private static final Subscriber NODE = new Subscriber("n1", "s");
  private static final Subscriber SHOP = Subscriber.durable("shop");

  private static AckMessage message(long registered, boolean flush) {
    return new AckMessage(
        List.of(new CursorMove("a", NODE, 5, 0), new CursorMove("b", SHOP, 6, registered)),
        List.of("c"),
        flush);
  }

  @Test
  void messages_areReadAsTheyWere() throws IOException {
    for (boolean flush : new boolean[] {true, false}) {
      for (long registered : new long[] {0, 9}) {
        AckMessage message = message(registered, flush);
        assertEquals(message, AckMessage.decode(message.encode()));
      }
    }
  }

  /** Nodes of before cursors had numbers read these, and write them. */
  @Test
  void messageWithoutNumbers_isAsEver() {
    byte[] ever =
        HexFormat.of()
            .parseHex(
                "01"
                    + "00000002"
                    + "00016100026e31000173"
                    + "0000000000000005"
                    + "000162"
                    + "0000"
                    + "000473686f70"
                    + "0000000000000006"
                    + "00000001"
                    + "000163");
    assertArrayEquals(ever, message(0, true).encode());
  }

  @Test
  void cutAndPaddedMessages_areRefused() {
    for (long registered : new long[] {0, 9}) {
      byte[] whole = message(registered, false).encode();
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThrows(IOException.class, () -> AckMessage.decode(cut), "length " + length);
      }
      byte[] padded = Arrays.copyOf(whole, whole.length + 1);
      assertThrows(IOException.class, () -> AckMessage.decode(padded));
    }
  }

  @Test
  void flagsOfALaterVersion_areRefused() {
    byte[] later = message(9, false).encode();
    later[0] |= 4;
    assertThrows(IOException.class, () -> AckMessage.decode(later));
  }

  @Test
  void claimedCounts_areBounded() {
    byte[] message = message(0, false).encode();
    message[1] = 0x7f;
    assertThrows(IOException.class, () -> AckMessage.decode(message));
  }
}
