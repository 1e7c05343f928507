/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final Set<Class<?>> DECLARED =
      Set.of(CorruptFrameException.class, UnknownFormatException.class);
  private static final Outcome SUCCESS = new Outcome.Success(new byte[] {1, 2, 3});
  private static final Outcome ERROR =
      new Outcome.HandlerError("com.example.Insufficient", "balance 5 € short", "INSUFFICIENT");
  private static final Outcome REFUSED = new Outcome.Refused((byte) 7, "session expired");

  @Test
  void outcomes_encodeAsEver() {
    Golden.assertUnchanged("outcome-success.hex", SUCCESS.encode());
    Golden.assertUnchanged("outcome-handler-error.hex", ERROR.encode());
    Golden.assertUnchanged("outcome-refused.hex", REFUSED.encode());
  }

  @Test
  void outcomes_decode() {
    assertEquals(SUCCESS, Outcome.decode(Golden.bytes("outcome-success.hex")));
    assertEquals(ERROR, Outcome.decode(Golden.bytes("outcome-handler-error.hex")));
    assertEquals(REFUSED, Outcome.decode(Golden.bytes("outcome-refused.hex")));
  }

  @Test
  void longOrBrokenText_isCutAndMendedBeforeItIsCompared() {
    String tooLong = "x".repeat(Outcome.MAX_TEXT - 1) + "😀";
    Outcome.HandlerError error = new Outcome.HandlerError("T", tooLong, "\uD800c");
    assertEquals(Outcome.MAX_TEXT - 1, error.message().length());
    assertEquals("\uFFFDc", error.code());
    assertEquals(error, Outcome.decode(error.encode()));
  }

  @Test
  void unknownKind_isUnknownFormat() {
    assertThrows(UnknownFormatException.class, () -> Outcome.decode(new byte[] {3, 0}));
  }

  @Test
  void everyTruncationAndExtraByte_isCorrupt() {
    for (Outcome outcome : new Outcome[] {SUCCESS, ERROR, REFUSED}) {
      byte[] bytes = outcome.encode();
      for (int length = 0; length <= bytes.length + 1; length++) {
        if (length != bytes.length) {
          byte[] wrong = Arrays.copyOf(bytes, length);
          assertThrows(CorruptFrameException.class, () -> Outcome.decode(wrong));
        }
      }
    }
  }

  @Test
  void damagedOutcomes_areRefusedOrReadInBoundedMemory() {
    Random random = new Random(1);
    for (Outcome outcome : new Outcome[] {SUCCESS, ERROR, REFUSED}) {
      byte[] bytes = outcome.encode();
      for (int i = 0; i < 10_000; i++) {
        Hostile.assertSafe(Hostile.damage(random, bytes), DECLARED, Outcome::decode);
      }
    }
  }
}
