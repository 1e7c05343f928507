/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir private Path temporary;

  @Test
  void missingDirectory_isMadeForItsOwnerOnly() throws IOException {
    Path root = temporary.resolve("a/b");
    try (DataDirectory directory = DataDirectory.open(root, Duration.ZERO)) {
      assertEquals(root.resolve("groups"), directory.groups());
      assertEquals(root.resolve("node.json"), directory.nodeFile());
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(root)));
    }
  }

  @Test
  void secondUseInThisProcess_isRefusedAndNamesIt() {
    try (DataDirectory first = DataDirectory.open(temporary, Duration.ZERO)) {
      String message = refusal(temporary, Duration.ofMillis(120));
      assertTrue(message.contains("quorate.data-dir=" + first.root()), message);
      assertTrue(message.contains("this same process, pid " + ProcessHandle.current().pid()));
    }
  }

  @Test
  void closed_canBeOpenedAgain_andLeavesNoClaim() throws IOException {
    DataDirectory first = DataDirectory.open(temporary, Duration.ZERO);
    first.close();
    first.close();
    DataDirectory.open(temporary, Duration.ZERO).close();
    try (var files = Files.list(temporary)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void waiting_endsWhenTheHolderCloses() throws Exception {
    DataDirectory first = DataDirectory.open(temporary, Duration.ZERO);
    CompletableFuture<DataDirectory> second =
        CompletableFuture.supplyAsync(() -> DataDirectory.open(temporary, Duration.ofSeconds(20)));
    assertFalse(second.isDone());
    first.close();
    second.get(20, TimeUnit.SECONDS).close();
  }

  @Test
  void claimOfAnEarlierRun_isNoObstacleAndIsRemoved() throws IOException {
    long pid = ProcessHandle.current().pid();
    Path samePid = Files.createFile(temporary.resolve("node.claim." + pid + "-1"));
    Path strange = Files.createFile(temporary.resolve("node.claim.x"));
    DataDirectory.open(temporary, Duration.ZERO).close();
    assertFalse(Files.exists(samePid));
    assertTrue(Files.exists(strange));
  }

  @Test
  void notADirectory_namesTheKeyTheValueAndTheReason() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    String message = refusal(file, Duration.ZERO);
    assertTrue(message.contains("quorate.data-dir=" + file), message);
    assertTrue(message.contains(file + " is a file"), message);
    message = refusal(file.resolve("below"), Duration.ZERO);
    assertTrue(message.contains(file + " is a file"), message);
  }

  @Test
  void notWritable_namesTheKeyTheValueAndTheReason() throws IOException {
    Files.createDirectory(temporary.resolve("node.lock"));
    String message = refusal(temporary, Duration.ZERO);
    assertTrue(message.contains("quorate.data-dir=" + temporary), message);
    assertTrue(message.contains("cannot be written ("), message);
    Files.delete(temporary.resolve("node.lock"));
    DataDirectory.open(temporary, Duration.ZERO).close();
  }

  @Test
  void interruptedWhileWaiting_isRefusedAndStaysInterrupted() {
    try (DataDirectory first = DataDirectory.open(temporary, Duration.ZERO)) {
      Thread.currentThread().interrupt();
      String message = refusal(first.root(), Duration.ofSeconds(20));
      assertTrue(Thread.interrupted());
      assertTrue(message.contains("interrupted"), message);
    }
  }

  private static String refusal(Path root, Duration wait) {
    return assertThrows(DataDirectoryException.class, () -> DataDirectory.open(root, wait))
        .getMessage();
  }
}
