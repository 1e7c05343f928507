/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.config.SettingsBuilder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where values come from that no flag gives. */
final class SettingOptions {
  @Nullable
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Properties file with quorate.* keys; other keys in it are ignored.")
  Path file;

  /** What the file, the environment and system properties say, the last strongest. */
  SettingsBuilder read(AbstractCommand command, Host host) {
    SettingsBuilder settings = io.quorate.cluster.cli.config.Settings.builder();
    if (file != null) {
      try {
        settings.file(file);
      } catch (IllegalArgumentException e) {
        throw command.usage("--config " + file + ": " + e.getMessage());
      }
    }
    for (String stranger : SettingsBuilder.strangers(host.environment())) {
      command.error(
          "warning: " + stranger + " in the environment is no key; run --print-config lists them");
    }
    return settings.environment(host.environment()).systemProperties(host.systemProperties());
  }
}
