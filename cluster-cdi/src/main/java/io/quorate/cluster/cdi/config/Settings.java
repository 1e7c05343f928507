/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was said about {@code quorate.*}, each key by the one with the last word.
 *
 * @param said by key, known keys first, in the order of the documentation
 * @param problems what could not be read at all
 * @param strangers names in the environment that look like keys and are none
 */
record Settings(Map<String, Setting> said, List<String> problems, List<String> strangers) {
  Settings {
    said = new LinkedHashMap<>(said);
    problems = List.copyOf(problems);
    strangers = List.copyOf(strangers);
  }

  Optional<Setting> of(String key) {
    return Optional.ofNullable(said.get(key));
  }

  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    said.values().forEach(setting -> texts.put(setting.key(), setting.value()));
    return texts;
  }

  /** The key of this name, if there is one. */
  static Optional<ConfigKey<?>> key(String name) {
    return ConfigKeys.all().stream().filter(key -> key.name().equals(name)).findFirst();
  }
}
