/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Shows that the check behind the hostile-input tests can fail. */
class HostileTest {
  private static final Set<Class<?>> DECLARED = Set.of(CorruptFrameException.class);

  @Test
  void declaredException_passes() {
    Hostile.assertSafe(
        new byte[1],
        DECLARED,
        input -> {
          throw new CorruptFrameException("as promised");
        });
  }

  @Test
  void undeclaredException_fails() {
    assertThrows(
        AssertionError.class, () -> Hostile.assertSafe(new byte[1], DECLARED, input -> input[1]++));
  }

  @Test
  void lengthTrustedBeforeAllocation_fails() {
    byte[] input = {0x7F, 0, 0, 0};
    assertThrows(
        AssertionError.class,
        () ->
            Hostile.assertSafe(
                input, DECLARED, bytes -> bytes[0] = new byte[bytes[0] << 20].clone()[0]));
  }
}
