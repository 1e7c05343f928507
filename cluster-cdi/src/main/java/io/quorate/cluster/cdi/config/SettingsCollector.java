/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks a source for every key by name, because an environment lists no names, and for what else it
 * lists under {@code quorate.}, so that a misspelt key is noticed.
 */
final class SettingsCollector {
  static final String PREFIX = "quorate.";
  private static final String ENVIRONMENT_PREFIX = "QUORATE_";

  private final SettingSource source;
  private final Map<String, String> environment;
  private final Map<String, Setting> said = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private SettingsCollector(SettingSource source, Map<String, String> environment) {
    this.source = source;
    this.environment = environment;
  }

  /**
   * Everything that the source says.
   *
   * @param environment the process environment, to tell a variable from a key
   */
  static Settings collect(SettingSource source, Map<String, String> environment) {
    SettingsCollector collector = new SettingsCollector(source, environment);
    for (ConfigKey<?> key : ConfigKeys.all()) {
      collector.ask(key.name());
    }
    collector.askWhatIsListed();
    return new Settings(collector.said, collector.problems, collector.strangers());
  }

  private void ask(String name) {
    try {
      source.setting(name).ifPresent(setting -> said.put(name, setting));
    } catch (UnreadableSettingException e) {
      problems.add(e.getMessage());
    }
  }

  /**
   * Some sources list a variable of the environment under a guessed name, such as {@code
   * quorate.data.dir} for {@code QUORATE_DATA_DIR}; only what is not one is a key.
   */
  private void askWhatIsListed() {
    Set<String> known =
        ConfigKeys.all().stream().map(ConfigKey::name).collect(Collectors.toUnmodifiableSet());
    for (String name : new TreeSet<>(source.names())) {
      if (name.startsWith(PREFIX)
          && !known.contains(name)
          && !environment.containsKey(ConfigKey.environmentName(name))) {
        ask(name);
      }
    }
  }

  /**
   * Platforms put variables into the environment that begin like ours, such as {@code
   * QUORATE_SERVICE_HOST} beside a service of that name, so these are no mistakes, only worth a
   * word.
   */
  private List<String> strangers() {
    Set<String> known =
        ConfigKeys.all().stream()
            .map(ConfigKey::environmentName)
            .collect(Collectors.toUnmodifiableSet());
    return environment.keySet().stream()
        .filter(name -> name.startsWith(ENVIRONMENT_PREFIX) && !known.contains(name))
        .sorted()
        .toList();
  }

  /** A setting, unless the text is empty, which as in MicroProfile Config says nothing. */
  static Optional<Setting> setting(String key, String value, String source) {
    String text = value.trim();
    return text.isEmpty() ? Optional.empty() : Optional.of(new Setting(key, text, source));
  }
}
