/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import io.quorate.examples.driver.process.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the nodes keep their data: a temporary directory, or one that the user named. */
record WorkDirectory(Path path, boolean temporary) {

  /** The named directory, or a new temporary one when the name is empty. */
  static WorkDirectory open(Path named) throws IOException {
    if (named.toString().isEmpty()) {
      return new WorkDirectory(Files.createTempDirectory("quorate-demo-"), true);
    }
    if (Files.exists(named)) {
      if (!Files.isDirectory(named)) {
        throw new IllegalArgumentException(named + " is not a directory; name another");
      }
      try (Stream<Path> files = Files.list(named)) {
        if (files.findAny().isPresent()) {
          throw new IllegalArgumentException(named + " is not empty; name another or empty it");
        }
      }
    }
    return new WorkDirectory(Files.createDirectories(named).toAbsolutePath(), false);
  }

  /** Removes a temporary directory; does nothing to one that the user named. */
  void remove() {
    if (temporary) {
      Directories.remove(path);
    }
  }
}
