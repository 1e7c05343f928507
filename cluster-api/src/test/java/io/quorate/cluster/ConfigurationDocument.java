/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code docs/configuration.md} from the keys. */
final class ConfigurationDocument {
  private static final String HEAD =
      """
      # Configuration keys

      Generated from `ConfigKeys`; do not edit. [The guide](guides/configuration.md) says how values are found and written.

      A duration is written `500ms`, `10s`, `5m`, `1h`, `2d` or in ISO form (`PT10S`); bytes are a number with or without `KiB`, `MiB`, `GiB`, `KB`, `MB` or `GB`; an address \
      without a host (`:9520`) means loopback. An empty value means the default.
      """;

  /** Groups with a title of their own; a new group shows its first word until it is here. */
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("", "The node"),
          Map.entry("start", "Start in a container"),
          Map.entry("membership", "Membership"),
          Map.entry("discovery", "Discovery"),
          Map.entry("raft", "Consensus and storage"),
          Map.entry("management", "Management port"),
          Map.entry("write", "Writes"),
          Map.entry("handlers", "Handlers"),
          Map.entry("topics", "Topics"),
          Map.entry("health", "Health checks"),
          Map.entry("autopilot", "Autopilot"),
          Map.entry("security", "Security"));

  private ConfigurationDocument() {}

  static String text(List<ConfigKey<?>> keys) {
    Map<String, StringBuilder> groups = new LinkedHashMap<>();
    for (ConfigKey<?> key : keys) {
      groups.computeIfAbsent(group(key), ConfigurationDocument::opened).append(row(key));
    }
    StringBuilder text = new StringBuilder(HEAD);
    groups.values().forEach(group -> text.append('\n').append(group));
    return text.toString();
  }

  private static String group(ConfigKey<?> key) {
    String[] parts = key.name().split("\\.", -1);
    return parts.length > 2 ? parts[1] : "";
  }

  private static StringBuilder opened(String group) {
    return new StringBuilder("## ")
        .append(TITLES.getOrDefault(group, group))
        .append("\n\n| key | type | default | meaning | too small | too large | environment |\n")
        .append("|---|---|---|---|---|---|---|\n");
  }

  private static String row(ConfigKey<?> key) {
    return "| `%s` | %s | %s | %s | %s | %s | `%s` |%n"
        .formatted(
            key.name(),
            key.type() + (key.secret() ? ", secret" : ""),
            key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`",
            cell(key.meaning()),
            cell(key.tooSmall()),
            cell(key.tooLarge()),
            key.environmentName())
        .replace(System.lineSeparator(), "\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
