/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process has printed, for a failure's report. */
public final class LogFile {
  private LogFile() {}

  /** The file's name and its last lines; a file that is not there has none. */
  public static String end(Path file, int lines) {
    StringBuilder text = new StringBuilder("--- ").append(file).append('\n');
    for (String line : last(file, lines)) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static List<String> last(Path file, int lines) {
    try {
      // A process may print what is not valid in any encoding; this one takes all bytes.
      List<String> all =
          Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
