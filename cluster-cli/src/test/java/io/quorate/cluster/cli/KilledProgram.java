/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A command in a process of its own, which is killed at a moment of our choice. */
final class KilledProgram {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_NANOS = 20_000;

  private KilledProgram() {}

  /**
   * Kills a command as soon as a directory has changed so many times, if it comes to that.
   *
   * @return how often it was seen to change
   */
  static int killAfter(Path directory, int changes, List<String> arguments) throws Exception {
    Process process = start(arguments);
    try {
      int count = 0;
      String seen = FileTree.listing(directory);
      while (count < changes && process.isAlive()) {
        LockSupport.parkNanos(LOOK_NANOS);
        String now = FileTree.listing(directory);
        if (!now.equals(seen)) {
          seen = now;
          count++;
        }
      }
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      return count;
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Kills a command at the moment in which it is about to write a file, and leaves half of that.
   *
   * @param reached what holds when it has come there
   */
  static void killAt(Path file, Callable<Boolean> reached, List<String> arguments)
      throws Exception {
    // Whoever opens a pipe waits for the other end.
    assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
    Process process = start(arguments);
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !process.isAlive() || reached.call());
      assertTrue(process.isAlive(), () -> "ended by itself: " + process.exitValue());
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
      Files.delete(file);
    }
    Files.writeString(file, "{\"half");
  }

  private static Process start(List<String> arguments) {
    List<String> command = new ArrayList<>(ClusterctlProgram.command());
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
