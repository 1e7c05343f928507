/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The file of the charter that a node has accepted: there as long as it is bound by it. */
public final class CharterFile {
  private static final String WRITABLE = "check free space and permissions of its directory";

  private final Path file;

  /** The charter of this data directory. */
  public CharterFile(Path root) {
    this.file = root.resolve("charter");
  }

  /** The content; empty if there is none. */
  public Optional<byte[]> read() {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", e, "make it readable for the user this process runs as");
    }
  }

  /** Replaces it, durably and as one step. */
  public void write(byte[] content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw failed("write", e, WRITABLE);
    }
  }

  /** Removes it durably: emptied first, as a removal alone is not forced to disk. */
  public void remove() {
    try {
      AtomicFile.write(file, new byte[0]);
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failed("remove", e, WRITABLE);
    }
  }

  private DataDirectoryException failed(String what, IOException e, String wayOut) {
    return new DataDirectoryException(
        "Cannot " + what + " " + file + " (" + DataDirectoryException.reason(e) + "): " + wayOut,
        e);
  }
}
