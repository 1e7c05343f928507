/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GoldenTest {
  @Test
  void changedByte_failsAndPointsToTheDesign() {
    byte[] changed = Golden.bytes("outcome-refused.hex");
    changed[2] ^= 1;
    AssertionError failure =
        assertThrows(
            AssertionError.class, () -> Golden.assertUnchanged("outcome-refused.hex", changed));
    assertTrue(failure.getMessage().contains("offset 2"), failure.getMessage());
    assertTrue(failure.getMessage().contains("docs/design/0002-formats.md"));
  }
}
