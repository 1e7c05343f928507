/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.config;

import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects {@link Settings} from the weakest to the strongest source: what is added later replaces
 * what was there.
 */
public final class SettingsBuilder {
  private static final String PREFIX = "quorate.";

  private final Map<String, Setting> said = new HashMap<>();

  SettingsBuilder() {}

  /** The name under which a key is looked for in the environment. */
  public static String environmentName(ConfigKey<?> key) {
    return key.environmentName();
  }

  /** Names in the environment that look like keys and are none. */
  public static List<String> strangers(Map<String, String> environment) {
    Set<String> known =
        ConfigKeys.all().stream()
            .map(SettingsBuilder::environmentName)
            .collect(Collectors.toUnmodifiableSet());
    return environment.keySet().stream()
        .filter(name -> name.startsWith("QUORATE_") && !known.contains(name))
        .sorted()
        .toList();
  }

  /**
   * The keys of a properties file in UTF-8; others are ignored, so that an application's own file
   * serves too.
   *
   * @throws IllegalArgumentException saying why the file cannot be read
   */
  public SettingsBuilder file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("no such file", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot be read as properties in UTF-8: " + e, e);
    }
    return properties(properties, "file " + file);
  }

  /** Those system properties that are keys. */
  public SettingsBuilder systemProperties(Properties properties) {
    return properties(properties, "system property");
  }

  private SettingsBuilder properties(Properties properties, String source) {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        set(name, properties.getProperty(name), source);
      }
    }
    return this;
  }

  /** Every key whose name is in the environment. */
  public SettingsBuilder environment(Map<String, String> environment) {
    for (ConfigKey<?> key : ConfigKeys.all()) {
      String value = environment.get(environmentName(key));
      if (value != null) {
        set(key.name(), value, "environment " + environmentName(key));
      }
    }
    return this;
  }

  /** One key, with or without {@code quorate.} before it. */
  public SettingsBuilder set(String name, String value, String source) {
    String full = name.startsWith(PREFIX) ? name : PREFIX + name;
    said.put(full, new Setting(full, value.trim(), source));
    return this;
  }

  /** What was collected. */
  public Settings build() {
    return new Settings(said);
  }
}
