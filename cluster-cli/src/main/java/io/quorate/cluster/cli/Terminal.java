/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.Console;

/** Tells whether a person reads the output. */
final class Terminal {
  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // both ways are looked at
  static boolean isOutput() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From 22 on there is a console also where there is no terminal.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
