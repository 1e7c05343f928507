/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Programs that answer to an interrupt from the keyboard as on a terminal. */
final class Foreground {
  private static final List<String> PREFIX = List.of("env", "--default-signal=INT");
  private static final boolean SUPPORTED = isSupported();

  private Foreground() {}

  /**
   * What is put before a command. Where the build runs in the background, its shell has all
   * processes ignore the signal, those of the tests too. Nothing where {@code env} cannot do that.
   */
  static List<String> command() {
    return SUPPORTED ? PREFIX : List.of();
  }

  private static boolean isSupported() {
    List<String> command = new ArrayList<>(PREFIX);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
