/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.impl.security.Signed;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {
  @Test
  void frames_roundTripWithinALargerArray() {
    for (Frame frame :
        List.of(
            new Frame.Announce(Infos.full()),
            new Frame.Ask(),
            new Frame.Leaving(),
            new Frame.LeavingNoted(),
            new Frame.Heartbeat(),
            new Frame.Renewing(),
            new Frame.RenewingNoted(),
            new Frame.Refuse("taken"),
            new Frame.User((byte) 9, new byte[] {1, 2, 3}))) {
      byte[] bytes = frame.encode();
      byte[] around = new byte[bytes.length + 7];
      System.arraycopy(bytes, 0, around, 3, bytes.length);
      assertEquals(frame, Frame.decode(around, 3, bytes.length));
    }
  }

  @Test
  void signedAnnouncement_roundTrips_andItsLengthsAreBounded() {
    Frame.SignedAnnounce sent =
        new Frame.SignedAnnounce(
            NodeInfoCodec.encode(Infos.plain("n1")),
            Infos.plain("n1"),
            new Signed(new byte[] {3}, List.of(new byte[] {4}, new byte[0])));
    int said = sent.said().length;
    byte[] bytes = sent.encode();
    assertEquals(
        "0a%08x%s%s"
            .formatted(
                said,
                HexFormat.of().formatHex(sent.said()),
                "000000010300000002000000010400000000"),
        hex(sent));
    Frame.SignedAnnounce read = (Frame.SignedAnnounce) Frame.decode(bytes, 0, bytes.length);
    assertEquals(hex(sent), hex(read));
    for (int length = 1; length < bytes.length; length++) {
      int cut = length;
      assertThrows(MalformedFrameException.class, () -> Frame.decode(bytes, 0, cut));
    }
    for (int at : List.of(1, 5, 5 + said, 10 + said, 14 + said)) {
      byte[] changed = bytes.clone();
      changed[at] = (byte) 0x7f;
      assertThrows(
          MalformedFrameException.class, () -> Frame.decode(changed, 0, changed.length), "" + at);
    }
  }

  @Test
  void bytes_areGolden() {
    assertEquals("02", hex(new Frame.Ask()));
    assertEquals("03", hex(new Frame.Leaving()));
    assertEquals("04", hex(new Frame.LeavingNoted()));
    assertEquals("05", hex(new Frame.Heartbeat()));
    assertEquals("08", hex(new Frame.Renewing()));
    assertEquals("09", hex(new Frame.RenewingNoted()));
    assertEquals("067961", hex(new Frame.Refuse("ya")));
    assertEquals("07090102", hex(new Frame.User((byte) 9, new byte[] {1, 2})));
  }

  @Test
  void unknownType_isNotAnError() {
    assertEquals(new Frame.Unknown((byte) 99), Frame.decode(new byte[] {99, 1, 2}, 0, 3));
  }

  @Test
  void emptyAndCutFrames_areRefused() {
    assertThrows(MalformedFrameException.class, () -> Frame.decode(new byte[0], 0, 0));
    assertThrows(MalformedFrameException.class, () -> Frame.decode(new byte[] {7}, 0, 1));
    assertThrows(MalformedFrameException.class, () -> Frame.decode(new byte[] {1, 1}, 0, 2));
  }

  private static String hex(Frame frame) {
    return HexFormat.of().formatHex(frame.encode());
  }
}
