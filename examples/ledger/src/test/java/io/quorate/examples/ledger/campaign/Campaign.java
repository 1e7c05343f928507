/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import io.quorate.examples.driver.process.Directories;
import io.quorate.examples.driver.process.ThreeNodes;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Gives a test three nodes, and leaves no process behind, whatever the test does. */
final class Campaign {
  static final int ACCOUNTS = 100;
  static final long CENTS = 1_000_000;

  private static final int LOG_LINES = 60;

  private Campaign() {}

  /** Forms a cluster, opens accounts and runs the test; a failure shows what the nodes printed. */
  static void run(String name, Setup setup, Consumer<ThreeNodes<LedgerProcess>> test) {
    Path directory = emptyDirectory(name);
    run(name, directory, new LedgerProgram(setup), ThreeNodes::form, test);
  }

  /** The directory of a test, which is removed when it succeeds. */
  static Path emptyDirectory(String name) {
    Path directory = Path.of(System.getProperty("quorate.build.dir"), "campaign", name);
    Directories.remove(directory);
    return directory;
  }

  /** The same for a cluster that is formed, and made of processes, otherwise. */
  static void run(
      String name,
      Path directory,
      LedgerProgram program,
      Consumer<ThreeNodes<LedgerProcess>> form,
      Consumer<ThreeNodes<LedgerProcess>> test) {
    try (ThreeNodes<LedgerProcess> nodes = new ThreeNodes<>(directory, program)) {
      try {
        form.accept(nodes);
        nodes.node("n1").ask("open " + ACCOUNTS + " " + CENTS);
        test.accept(nodes);
      } catch (RuntimeException | AssertionError e) {
        System.err.println("The nodes of " + name + " printed last:\n" + nodes.logs(LOG_LINES));
        throw e;
      }
    }
    Directories.remove(directory);
  }

  /** Prints figures that nothing depends on. */
  @SuppressWarnings("AnnotateFormatMethod") // a dependency for one annotation is too much
  static void report(String format, Object... arguments) {
    System.out.println("[figures] " + format.formatted(arguments));
  }
}
