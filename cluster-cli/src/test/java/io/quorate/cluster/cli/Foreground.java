/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs that answer to an interrupt from the keyboard as on a terminal. */
final class Foreground {
  private Foreground() {}

  /**
   * What is put before a command. Where the build runs in the background, its shell has all
   * processes ignore the signal, those of the tests too.
   */
  static List<String> command() {
    return Files.exists(Path.of("/proc/self")) ? List.of("env", "--default-signal=INT") : List.of();
  }
}
