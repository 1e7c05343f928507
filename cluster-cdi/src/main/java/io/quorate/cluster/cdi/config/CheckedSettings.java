/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.ConfigKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds all that is wrong with settings, and says of each where it was said. */
final class CheckedSettings {
  private final Settings settings;

  CheckedSettings(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns when the settings make a configuration.
   *
   * @throws ConfigException listing every problem with key, value and source
   */
  void check() {
    List<String> problems = new ArrayList<>(settings.problems());
    try {
      ClusterConfig.of(settings.texts());
    } catch (ConfigException e) {
      e.problems().stream()
          .filter(problem -> settings.problems().stream().noneMatch(sameKey(problem)))
          .map(this::withSource)
          .forEach(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  /** What could not be read has no value either; one of the two complaints is enough. */
  private static Predicate<String> sameKey(String problem) {
    return other -> keyOf(other).equals(keyOf(problem));
  }

  private String withSource(String problem) {
    String name = keyOf(problem);
    Optional<String> source = settings.of(name).map(Setting::source);
    if (source.isPresent()) {
      return problem + " (from " + source.get() + ")";
    }
    return Settings.key(name).map(key -> problem + unset(key)).orElse(problem);
  }

  private static String unset(ConfigKey<?> key) {
    return " (not set: say "
        + key.name()
        + "=… in META-INF/microprofile-config.properties or as a system property, or "
        + key.environmentName()
        + "=… in the environment)";
  }

  private static String keyOf(String problem) {
    return problem.split("[ :=]", 2)[0];
  }
}
