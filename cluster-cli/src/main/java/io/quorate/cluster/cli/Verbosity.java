/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How much the program's process logs to standard error. */
final class Verbosity {
  private static final String FORMAT_KEY = "java.util.logging.SimpleFormatter.format";
  private static final String FORMAT = "%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n";

  // Held, because the log manager forgets loggers that nobody holds, and their levels.
  private final Logger own = Logger.getLogger("io.quorate");
  private final Logger root = Logger.getLogger("");

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description =
          "Log more to standard error: -v what nodes do, -vv the engines too, -vvv in detail.")
  boolean[] more = {};

  /** Sets up logging for the whole JVM. */
  void apply() {
    LogManager.getLogManager().reset();
    if (System.getProperty(FORMAT_KEY) == null) {
      System.setProperty(FORMAT_KEY, FORMAT);
    }
    Handler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    root.setLevel(rootLevel(more.length));
    own.setLevel(ownLevel(more.length));
  }

  static Level rootLevel(int more) {
    return switch (more) {
      case 0, 1 -> Level.WARNING;
      case 2 -> Level.INFO;
      default -> Level.FINE;
    };
  }

  static Level ownLevel(int more) {
    return switch (more) {
      case 0 -> Level.WARNING;
      case 1 -> Level.INFO;
      default -> Level.FINE;
    };
  }
}
