/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.config;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was said about each configuration key, each by the one with the last word. Immutable. */
public final class Settings {
  static final String DEFAULT_SOURCE = "default";

  private final Map<String, Setting> said;

  Settings(Map<String, Setting> said) {
    this.said = Map.copyOf(said);
  }

  /** Begins with nothing said. */
  public static SettingsBuilder builder() {
    return new SettingsBuilder();
  }

  /** What was said about a key; empty when only its default holds. */
  public Optional<Setting> said(ConfigKey<?> key) {
    return Optional.ofNullable(said.get(key.name()));
  }

  /** Every key with the value that holds, in the order of the documentation, unknown keys last. */
  public List<Setting> all() {
    List<Setting> all = new ArrayList<>();
    Map<String, Setting> unknown = new TreeMap<>(said);
    for (ConfigKey<?> key : ConfigKeys.all()) {
      unknown.remove(key.name());
      all.add(
          said(key).orElseGet(() -> new Setting(key.name(), key.defaultText(), DEFAULT_SOURCE)));
    }
    all.addAll(unknown.values());
    return List.copyOf(all);
  }

  /** What was said, as a builder of a node takes it. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    said.values().forEach(setting -> texts.put(setting.key(), setting.value()));
    return texts;
  }

  /**
   * The checked configuration.
   *
   * @throws io.quorate.cluster.ConfigException listing every problem
   */
  public ClusterConfig checked() {
    return ClusterConfig.of(texts());
  }
}
