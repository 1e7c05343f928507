/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How other members are found: names are settled, only the static list works yet. */
final class DiscoveryOptions {
  private static final String INSTEAD = "use --join with addresses";

  @Option(
      names = "--discovery",
      paramLabel = "static|dns|file",
      defaultValue = "static",
      description =
          "How others are found (default: ${DEFAULT-VALUE}, which is --join); dns and file are not"
              + " available yet.")
  String discovery = "static";

  @Nullable
  @NotYet(INSTEAD)
  @Option(
      names = "--dns-names",
      paramLabel = "NAME",
      description = "Names to look up. Not available yet.")
  String dnsNames;

  @Nullable
  @NotYet(INSTEAD)
  @Option(
      names = "--dns-port",
      paramLabel = "PORT",
      description = "Port where the record has none. Not available yet.")
  String dnsPort;

  @Nullable
  @NotYet(INSTEAD)
  @Option(
      names = "--disc-refresh",
      paramLabel = "DURATION",
      description = "How often the list is made anew. Not available yet.")
  String refresh;

  @Nullable
  @NotYet(INSTEAD)
  @Option(
      names = "--file-path",
      paramLabel = "FILE",
      description = "File with a list of addresses. Not available yet.")
  String filePath;

  @Nullable
  @NotYet(INSTEAD)
  @Option(
      names = "--file-env",
      paramLabel = "NAME",
      description = "Environment variable with such a list. Not available yet.")
  String fileEnvironment;

  @NotYet("watch the cluster by the node's /metrics")
  @Option(names = "--trace", description = "Record traces. Not available yet.")
  boolean trace;

  void check(AbstractCommand command) {
    switch (discovery) {
      case "static" -> {}
      case "dns", "file" ->
          throw command.usage("--discovery " + discovery + " is not available yet; " + INSTEAD);
      default -> throw command.usage("--discovery \"" + discovery + "\": write static");
    }
  }
}
