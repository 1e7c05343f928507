/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import io.quorate.cluster.ConfigKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Settings without MicroProfile Config: system properties, then the environment, then the
 * application's own files, as there, but neither profiles nor expressions.
 */
final class PlainSettings implements SettingSource {
  private static final String EXPRESSION =
      "an expression, which needs MicroProfile Config in the application; write the value itself";

  private final Properties system;
  private final Map<String, String> environment;
  private final List<ApplicationFile> files;

  /**
   * What these say.
   *
   * @param files strongest first
   */
  PlainSettings(Properties system, Map<String, String> environment, List<ApplicationFile> files) {
    this.system = system;
    this.environment = environment;
    this.files = files;
  }

  @Override
  public Optional<Setting> setting(String key) {
    Optional<Setting> setting =
        systemProperty(key).or(() -> variable(key)).or(() -> applicationFile(key));
    if (setting.isPresent() && setting.get().value().contains("${")) {
      throw new UnreadableSettingException(
          key, setting.get().value(), EXPRESSION, setting.get().source());
    }
    return setting;
  }

  private Optional<Setting> systemProperty(String key) {
    return Optional.ofNullable(system.getProperty(key))
        .flatMap(value -> SettingsCollector.setting(key, value, "system property"));
  }

  private Optional<Setting> variable(String key) {
    for (String name :
        List.of(key, key.replaceAll("[^A-Za-z0-9]", "_"), ConfigKey.environmentName(key))) {
      String value = environment.get(name);
      if (value != null) {
        return SettingsCollector.setting(key, value, "environment variable " + name);
      }
    }
    return Optional.empty();
  }

  private Optional<Setting> applicationFile(String key) {
    for (ApplicationFile file : files) {
      String value = file.properties().getProperty(key);
      if (value != null) {
        return SettingsCollector.setting(key, value, file.location());
      }
    }
    return Optional.empty();
  }

  @Override
  public Set<String> names() {
    Set<String> names = new HashSet<>(system.stringPropertyNames());
    files.forEach(file -> names.addAll(file.properties().stringPropertyNames()));
    return names;
  }
}
