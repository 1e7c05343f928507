/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.impl.format.BackupHeader;
import io.quorate.cluster.impl.format.SnapshotWriter;
import io.quorate.cluster.impl.state.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a newer version's archive a node would be made that cannot start. */
class ArchiveTest {
  private static final Map<String, Integer> KNOWN =
      Map.of(
          "state", 1,
          "sessions", 1,
          "operations", 1,
          "members", 1,
          "epoch", 1,
          "topics", 3,
          "handler/accounts", 9);

  @TempDir Path directory;

  private Path written(int level, Map<String, Integer> sections) throws IOException {
    Path file = directory.resolve("monday.backup");
    BackupHeader header =
        new BackupHeader("shop", new UUID(1, 2), 3, 4711, 9, level, Instant.EPOCH, "n1", "7.1.0");
    try (OutputStream out = Files.newOutputStream(file)) {
      SnapshotWriter writer = new SnapshotWriter(out);
      try (OutputStream section = writer.section(BackupHeader.SECTION, BackupHeader.VERSION)) {
        section.write(header.encode());
      }
      for (Map.Entry<String, Integer> section : new TreeMap<>(sections).entrySet()) {
        try (OutputStream body = writer.section(section.getKey(), section.getValue())) {
          body.write(new byte[10]);
        }
      }
      writer.finish();
    }
    return file;
  }

  private static Map<String, Integer> with(String name, int version) {
    Map<String, Integer> sections = new TreeMap<>(KNOWN);
    sections.put(name, version);
    return sections;
  }

  private void assertRefused(Path file, String reason) throws RecoveryException {
    var failure = assertThrows(RecoveryException.class, () -> Archive.verify(file));
    assertEquals(
        file
            + " was written by version 7.1.0: "
            + reason
            + "; use clusterctl and nodes of that version, or of a newer one",
        failure.getMessage());
    // Who only keeps it need not understand it.
    assertEquals("7.1.0", Archive.whole(file).header().version());
  }

  @Test
  void whatThisVersionKnows_isTaken_andAnyVersionOfHandlers() throws Exception {
    Archive archive = Archive.verify(written(Tables.MAX_FEATURE_LEVEL, KNOWN));
    assertEquals(KNOWN.size(), archive.parts().size());
  }

  @Test
  void higherFeatureLevel_isRefused() throws Exception {
    int level = Tables.MAX_FEATURE_LEVEL + 1;
    assertRefused(
        written(level, KNOWN),
        "feature level " + level + ", and this version knows " + Tables.MAX_FEATURE_LEVEL);
  }

  @ParameterizedTest
  @CsvSource({
    "later, 1, is unknown",
    "handlers, 1, is unknown",
    "state, 2, has version 2",
    "members, 0, has version 0",
    "epoch, 3, has version 3",
    "topics, 4, has version 4"
  })
  void sectionThatThisVersionCannotLoad_isRefused(String name, int version, String what)
      throws Exception {
    assertRefused(
        written(Tables.MAX_FEATURE_LEVEL, with(name, version)),
        "section " + name + " " + what + ", which this version does not know");
  }
}
