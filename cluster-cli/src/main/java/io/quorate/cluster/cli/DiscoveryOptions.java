/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cli.config.SettingsBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How other members are found. */
final class DiscoveryOptions {
  private static final Map<String, String> FLAGS =
      Map.of(
          ConfigKeys.DISCOVERY_KIND.name(), "--discovery",
          ConfigKeys.DISCOVERY_DNS_NAMES.name(), "--dns-names",
          ConfigKeys.DISCOVERY_DNS_PORT.name(), "--dns-port",
          ConfigKeys.DISCOVERY_REFRESH.name(), "--disc-refresh",
          ConfigKeys.DISCOVERY_FILE_PATH.name(), "--file-path",
          ConfigKeys.DISCOVERY_FILE_ENV.name(), "--file-env");

  @Nullable
  @Option(
      names = "--discovery",
      paramLabel = "static|dns|file|env|kubernetes|kubernetes-api",
      split = ",",
      description =
          "How others are found, besides --join: several kinds are taken together (default:"
              + " static, which is --join alone).")
  List<String> discovery;

  @Nullable
  @Option(
      names = "--dns-names",
      paramLabel = "NAME",
      split = ",",
      description = "Names to look up for SRV, A and AAAA, comma separated; for kind dns.")
  List<String> dnsNames;

  @Nullable
  @Option(
      names = "--dns-port",
      paramLabel = "PORT",
      description = "Membership port where the record has none (default: 7946).")
  String dnsPort;

  @Nullable
  @Option(
      names = "--disc-refresh",
      paramLabel = "DURATION",
      description = "How often the list is made anew (default: 10s).")
  String refresh;

  @Nullable
  @Option(
      names = "--file-path",
      paramLabel = "FILE",
      description =
          "File with addresses, one per line or comma separated, or a pattern of file names; for"
              + " kind file.")
  String filePath;

  @Nullable
  @Option(
      names = "--file-env",
      paramLabel = "NAME",
      description =
          "Environment variable with such a list, which wins over the file; for kinds file and"
              + " env.")
  String fileEnvironment;

  @NotYet("watch the cluster by the node's /metrics")
  @Option(names = "--trace", description = "Record traces. Not available yet.")
  boolean trace;

  /** The flag that sets a key, if there is one. */
  static Optional<String> flagOf(String key) {
    return Optional.ofNullable(FLAGS.get(key));
  }

  /** Adds what the flags say. */
  void addTo(SettingsBuilder settings) {
    Map<ConfigKey<?>, @Nullable String> said = new LinkedHashMap<>();
    said.put(ConfigKeys.DISCOVERY_KIND, joined(discovery));
    said.put(ConfigKeys.DISCOVERY_DNS_NAMES, joined(dnsNames));
    said.put(ConfigKeys.DISCOVERY_DNS_PORT, dnsPort);
    said.put(ConfigKeys.DISCOVERY_REFRESH, refresh);
    said.put(ConfigKeys.DISCOVERY_FILE_PATH, filePath);
    said.put(ConfigKeys.DISCOVERY_FILE_ENV, fileEnvironment);
    said.forEach(
        (key, value) -> {
          if (value != null) {
            settings.set(key.name(), value, "flag " + FLAGS.get(key.name()));
          }
        });
  }

  /** A flag that changes nothing was meant to change something. */
  void check(AbstractCommand command, ClusterConfig config) {
    List<String> kinds = config.get(ConfigKeys.DISCOVERY_KIND);
    need(command, kinds, "--dns-names", dnsNames != null, List.of("dns"));
    need(
        command,
        kinds,
        "--dns-port",
        dnsPort != null,
        List.of("dns", "kubernetes", "kubernetes-api"));
    need(command, kinds, "--file-path", filePath != null, List.of("file"));
    need(command, kinds, "--file-env", fileEnvironment != null, List.of("file", "env"));
  }

  private static void need(
      AbstractCommand command, List<String> kinds, String flag, boolean given, List<String> any) {
    if (given && any.stream().noneMatch(kinds::contains)) {
      throw command.usage(
          "%s is for --discovery %s, and --discovery is %s"
              .formatted(flag, String.join(" or ", any), String.join(",", kinds)));
    }
  }

  private static @Nullable String joined(@Nullable List<String> items) {
    return items == null ? null : String.join(",", items);
  }
}
