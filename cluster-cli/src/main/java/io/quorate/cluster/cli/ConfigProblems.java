/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.cli.config.Settings;
import java.util.List;

/** Says what is wrong with a configuration in terms of the command line. */
final class ConfigProblems {
  private final Settings settings;

  ConfigProblems(Settings settings) {
    this.settings = settings;
  }

  /** All problems, each with where the value came from, or the flag that would give one. */
  String describe(List<String> problems) {
    StringBuilder text = new StringBuilder("the configuration cannot be used:");
    for (String problem : problems) {
      text.append(System.lineSeparator()).append("  ").append(problem);
      settings.all().stream()
          .filter(setting -> about(problem, setting.key()))
          .findFirst()
          .ifPresent(setting -> text.append(" (").append(origin(setting)).append(')'));
    }
    return text.toString();
  }

  private static boolean about(String problem, String key) {
    return problem.startsWith(key + " =") || problem.startsWith(key + ":");
  }

  private String origin(Setting setting) {
    boolean said = settings.texts().containsKey(setting.key());
    return said
        ? "from " + setting.source()
        : RunOptions.flagOf(setting.key())
            .or(() -> DiscoveryOptions.flagOf(setting.key()))
            .or(() -> TlsOptions.flagOf(setting.key()))
            .map(flag -> "set it by " + flag)
            .orElse("set it by --set " + setting.key() + "=…");
  }
}
