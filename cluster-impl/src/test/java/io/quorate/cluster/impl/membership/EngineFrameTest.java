/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineFrameTest {
  private static final int MOST = 1 << 20;

  @Test
  void messages_areLetThrough() {
    assertDoesNotThrow(() -> EngineFrame.check(HostileMember.payloadOf(1), MOST));
    assertDoesNotThrow(() -> EngineFrame.check(HostileMember.messages(1), MOST));
  }

  @ParameterizedTest
  @ValueSource(ints = {MOST + 1, Integer.MAX_VALUE - 8, Integer.MAX_VALUE})
  void lengthsThatNoFrameHas_takeNoMemory(int length) throws Exception {
    assertClaimed(length, HostileMember.payloadOf(length));
    assertClaimed(length, HostileMember.messages(length));
  }

  @Test
  void lengthsOfNestedMessages_takeNoMemoryTogether() throws Exception {
    assertClaimed(MOST, HostileMember.nested(1_000, MOST));
    byte[] deep = HostileMember.nested(90_000, 1);
    assertThrows(IOException.class, () -> EngineFrame.check(deep, MOST));
  }

  @Test
  void objects_areNoMessage() throws Exception {
    byte[] object = HostileMember.serialized();
    assertThrows(IOException.class, () -> EngineFrame.check(object, MOST));
  }

  private static void assertClaimed(int length, byte[] frame) {
    IOException refused = assertThrows(IOException.class, () -> EngineFrame.check(frame, MOST));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("a length of " + length), refused.toString());
  }

  @Test
  void moreMessagesThanThereAre_areNoMessage() {
    assertThrows(IOException.class, () -> EngineFrame.check(HostileMember.payloadOf(MOST), MOST));
    assertThrows(IOException.class, () -> EngineFrame.check(HostileMember.messages(2), MOST));
  }
}
