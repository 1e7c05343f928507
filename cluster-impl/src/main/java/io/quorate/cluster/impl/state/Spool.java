/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where captured state waits to be written into a snapshot: beside the snapshots, so that it takes
 * space that is watched, and not in memory. Safe for use from any thread.
 */
public final class Spool {
  private final Path directory;

  /** A spool in a directory that is made when first needed. */
  public Spool(Path directory) {
    this.directory = directory;
  }

  /** A new file, for its owner only. */
  Path file() throws IOException {
    Files.createDirectories(directory);
    return Files.createTempFile(directory, "capture-", ".part");
  }

  /** Removes what a process that ended meanwhile has left. */
  public void clear() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Never used.
    }
  }
}
