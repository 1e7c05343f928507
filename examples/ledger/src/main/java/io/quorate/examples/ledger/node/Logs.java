/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the engines say only what is wrong. */
final class Logs {
  // A logger that nobody holds may be forgotten, and its level with it.
  private static final List<Logger> ENGINES =
      List.of(
          Logger.getLogger("org.apache.ratis"),
          Logger.getLogger("org.jgroups"),
          Logger.getLogger("io.helidon"));

  private Logs() {}

  static void quiet() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      System.setProperty(
          "java.util.logging.SimpleFormatter.format", "%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n");
      ENGINES.forEach(logger -> logger.setLevel(Level.WARNING));
    }
  }
}
