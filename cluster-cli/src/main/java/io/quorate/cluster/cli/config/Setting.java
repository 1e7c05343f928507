/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.config;

import io.quorate.cluster.ConfigKeys;

/**
 * The value of one configuration key and where it was said.
 *
 * @param key the full key
 * @param value the text, as it was written
 * @param source who said it, in words for people
 */
public record Setting(String key, String value, String source) {
  /** The value as people may see it: a mask where the key is secret. */
  public String shown() {
    return ConfigKeys.all().stream()
        .filter(known -> known.name().equals(key))
        .findFirst()
        .map(known -> known.shown(value))
        .orElse(value);
  }
}
