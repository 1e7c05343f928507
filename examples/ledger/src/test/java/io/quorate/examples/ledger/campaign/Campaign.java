/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.Directories;
import io.quorate.examples.driver.process.Launcher;
import io.quorate.examples.driver.process.ThreeNodes;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** Gives a test three nodes, and leaves no process behind, whatever the test does. */
final class Campaign {
  static final int ACCOUNTS = 100;
  static final long CENTS = 1_000_000;

  private static final int LOG_LINES = 60;

  private Campaign() {}

  /** Forms a cluster, opens accounts and runs the test; a failure shows what the nodes printed. */
  static void run(String name, Setup setup, Consumer<ThreeNodes<LedgerProcess>> test) {
    unformed(
        name,
        directory -> setup,
        nodes -> {
          nodes.form();
          open(nodes);
          test.accept(nodes);
        });
  }

  /** The same with nodes that the test itself starts. */
  static void unformed(
      String name, Function<Path, Setup> setup, Consumer<ThreeNodes<LedgerProcess>> test) {
    Path directory = emptyDirectory(name);
    unformed(directory, new LedgerProgram(setup.apply(directory)), test);
  }

  /** The directory of a test, which is removed when it succeeds. */
  static Path emptyDirectory(String name) {
    Path directory = Path.of(System.getProperty("quorate.build.dir"), "campaign", name);
    Directories.remove(directory);
    return directory;
  }

  /** The same with processes that are started in another way, in a directory that is there. */
  static void unformed(
      Path directory, Launcher<LedgerProcess> program, Consumer<ThreeNodes<LedgerProcess>> test) {
    try (ThreeNodes<LedgerProcess> nodes = new ThreeNodes<>(directory, program)) {
      try {
        test.accept(nodes);
      } catch (RuntimeException | AssertionError e) {
        System.err.println(
            "The nodes of " + directory.getFileName() + " printed last:\n" + nodes.logs(LOG_LINES));
        throw e;
      }
    }
    Directories.remove(directory);
  }

  static void open(ThreeNodes<LedgerProcess> nodes) {
    nodes.running().get(0).ask("open " + ACCOUNTS + " " + CENTS);
  }

  /** Prints figures that nothing depends on. */
  @SuppressWarnings("AnnotateFormatMethod") // a dependency for one annotation is too much
  static void report(String format, Object... arguments) {
    System.out.println("[figures] " + format.formatted(arguments));
  }
}
