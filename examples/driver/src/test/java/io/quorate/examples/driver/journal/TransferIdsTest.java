/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TransferIdsTest {
  @Test
  void partsStayApart() {
    assertEquals("3.12.4711", TransferIds.text(TransferIds.of(3, 12, 4711)));
    assertEquals("32767.65535.4294967295", TransferIds.text(TransferIds.of(32_767, 65_535, -1)));
    assertTrue(TransferIds.of(32_767, 65_535, -1) > 0);
  }

  @Test
  void outOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> TransferIds.of(32_768, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> TransferIds.of(0, 65_536, 0));
  }
}
