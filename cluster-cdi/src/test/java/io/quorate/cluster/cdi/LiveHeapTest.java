/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measure of leaks, with a leak. */
class LiveHeapTest {
  private static final int ROUNDS = 3;

  @Test
  void keptMemory_isFound() {
    LiveHeap heap = new LiveHeap();
    List<byte[]> kept = new ArrayList<>();
    heap.measure();
    for (int i = 0; i < ROUNDS; i++) {
      kept.add(new byte[1024 * 1024]);
      heap.measure();
    }
    assertThrows(AssertionError.class, heap::assertBackAtTheStart);
    assertEquals(ROUNDS, kept.size());
  }

  @Test
  void droppedMemory_isNone() {
    LiveHeap heap = new LiveHeap();
    heap.measure();
    for (int i = 0; i < ROUNDS; i++) {
      assertEquals(1024 * 1024, new byte[1024 * 1024].length);
      heap.measure();
    }
    heap.assertBackAtTheStart();
  }
}
