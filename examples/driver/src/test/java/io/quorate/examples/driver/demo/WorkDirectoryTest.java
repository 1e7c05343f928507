/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {
  @TempDir Path directory;

  @Test
  void temporary_isRemovedWithWhatIsInIt() throws IOException {
    WorkDirectory work = WorkDirectory.open(Path.of(""));
    Files.writeString(Files.createDirectory(work.path().resolve("n1")).resolve("file"), "x");
    work.remove();
    assertFalse(Files.exists(work.path()));
  }

  @Test
  void named_isNeverRemoved() throws IOException {
    WorkDirectory named = WorkDirectory.open(directory.resolve("new"));
    named.remove();
    assertTrue(Files.exists(directory.resolve("new")));
  }

  @Test
  void notEmptyOrNotADirectory_isRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertEquals(
        directory + " is not empty; name another or empty it",
        assertThrows(IllegalArgumentException.class, () -> WorkDirectory.open(directory))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> WorkDirectory.open(file));
  }
}
