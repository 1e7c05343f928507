/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock between processes. */
class DataDirectoryIT {
  @TempDir private Path directory;

  /** A process that opens the directory, says how that went, and ends when its input does. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] args) throws IOException {
      try (DataDirectory opened = DataDirectory.open(Path.of(args[0]), Duration.ZERO)) {
        System.out.println("opened " + opened.root());
        System.in.read();
      } catch (DataDirectoryException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void otherProcessHoldsIt_isNamedByItsPid() throws Exception {
    Process holder = open();
    try {
      assertEquals("opened " + directory, line(holder));
      String message =
          assertThrows(
                  DataDirectoryException.class,
                  () -> DataDirectory.open(directory, Duration.ofMillis(120)))
              .getMessage();
      assertTrue(message.contains("in use by process pid " + holder.pid()), message);
    } finally {
      end(holder);
    }
  }

  @Test
  void otherProcessKilled_freesIt() throws Exception {
    Process holder = open();
    try {
      assertEquals("opened " + directory, line(holder));
    } finally {
      holder.destroyForcibly();
      end(holder);
    }
    DataDirectory.open(directory, Duration.ZERO).close();
  }

  /** On POSIX a careless second attempt would silently drop the lock of the first. */
  @Test
  void secondAttemptInThisProcess_leavesTheLockAgainstOthers() throws Exception {
    try (DataDirectory first = DataDirectory.open(directory, Duration.ZERO)) {
      assertThrows(
          DataDirectoryException.class, () -> DataDirectory.open(first.root(), Duration.ZERO));
      Process other = open();
      try {
        String answer = line(other);
        assertTrue(answer.contains("pid " + ProcessHandle.current().pid()), answer);
      } finally {
        end(other);
      }
    }
  }

  private Process open() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Opener.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String line(Process process) throws IOException {
    return process.inputReader(StandardCharsets.UTF_8).readLine();
  }

  private static void end(Process process) throws Exception {
    process.outputWriter().close();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "process still runs");
  }
}
