/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.output.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "version",
    description = "Shows the versions of clusterctl, of Java and of the engines.")
final class VersionCommand extends AbstractCommand {
  enum Format {
    text,
    json
  }

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Lines for people or JSON (default: ${DEFAULT-VALUE}).")
  Format format = Format.text;

  @Override
  int run() {
    Map<String, String> versions = new Versions().all();
    if (format == Format.json) {
      JsonObjectBuilder json = Json.createObjectBuilder();
      versions.forEach(json::add);
      out().println(JsonText.pretty(json.build()));
    } else {
      versions.forEach((name, version) -> out().printf("%-8s %s%n", name, version));
    }
    return ExitCode.OK;
  }
}
