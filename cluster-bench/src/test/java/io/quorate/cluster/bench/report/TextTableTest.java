/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void columns_areAsWideAsTheirWidestCell() {
    TextTable table = new TextTable("system", "calls/s");
    table.add(List.of("a", "12"));
    table.add(List.of("longer name", "1,234,567"));
    assertEquals(
        List.of(
            "system         calls/s", //
            "a                   12",
            "longer name  1,234,567"),
        table.render().lines().toList());
  }

  @Test
  void aRowWithOtherColumns_isRefused() {
    TextTable table = new TextTable("system", "calls/s");
    assertThrows(IllegalArgumentException.class, () -> table.add(List.of("a")));
  }
}
