/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LongListTest {
  @Test
  void keepsOrder_overManyChunks() {
    LongList list = new LongList();
    for (long i = 0; i < 100_000; i++) {
      list.add(i * 3);
    }
    assertEquals(100_000, list.size());
    for (long i = 0; i < 100_000; i++) {
      assertEquals(i * 3, list.get(i));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> list.get(100_000));
  }

  @Test
  void capture_doesNotGrow() {
    LongList list = new LongList();
    list.add(1);
    LongList captured = list.capture();
    list.add(2);
    assertEquals(1, captured.size());
    assertThrows(IndexOutOfBoundsException.class, () -> captured.get(1));
  }
}
