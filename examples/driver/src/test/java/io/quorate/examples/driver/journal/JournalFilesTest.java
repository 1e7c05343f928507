/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFilesTest {
  @TempDir Path directory;

  private List<Note> notes(Path file) {
    List<Note> notes = new ArrayList<>();
    JournalReader.read(file, notes::add);
    return notes;
  }

  @Test
  void everyLine_isInTheFileAtOnce_andReadBack() {
    Path file = directory.resolve("a.journal");
    try (JournalWriter journal = new JournalWriter(file)) {
      journal.sent(1, 10);
      assertEquals(List.of(Note.sent(1, 10)), notes(file));
      journal.ack(1, 20, 5);
      journal.unknown(2, 30, "LEADER_LOST");
      journal.refused(3, 40, "QUEUE_FULL");
      journal.read(50, 60, 7);
      journal.readFailed(70, 80, "TIMEOUT");
      assertEquals(
          List.of(
              Note.sent(1, 10),
              Note.ack(1, 20, 5),
              Note.failed(Note.Kind.UNKNOWN, 2, 30),
              Note.failed(Note.Kind.REFUSED, 3, 40),
              Note.read(50, 60, 7),
              new Note(Note.Kind.READ_FAILED, 0, 80, 0, 70)),
          notes(file));
    }
  }

  @Test
  void lastLineCutShort_isPassedOver() throws IOException {
    Path file = directory.resolve("a.journal");
    Files.writeString(file, "SENT 1 10\nACK 1 2");
    assertEquals(List.of(Note.sent(1, 10)), notes(file));
  }

  @Test
  void damagedLine_isAnError() throws IOException {
    Path file = directory.resolve("a.journal");
    Files.writeString(file, "SENT 1 10\nSENT x 10\n", StandardOpenOption.CREATE);
    assertThrows(IllegalArgumentException.class, () -> notes(file));
  }

  @Test
  void directory_listsJournalsOnly() throws IOException {
    Files.writeString(directory.resolve("b.journal"), "");
    Files.writeString(directory.resolve("a.journal"), "");
    Files.writeString(directory.resolve("a.txt"), "");
    assertEquals(
        List.of(directory.resolve("a.journal"), directory.resolve("b.journal")),
        JournalReader.in(directory));
  }
}
