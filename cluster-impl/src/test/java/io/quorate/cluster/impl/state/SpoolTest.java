/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir Path data;

  @Test
  void leftovers_areClearedAndTheFirstUseMakesTheDirectory() throws IOException {
    Path directory = data.resolve("spool");
    Spool spool = new Spool(directory);
    spool.clear();
    assertFalse(Files.exists(directory));
    Path file = spool.file();
    assertEquals(directory, file.getParent());
    assertTrue(Files.exists(file));
    spool.clear();
    assertFalse(Files.exists(file));
  }
}
