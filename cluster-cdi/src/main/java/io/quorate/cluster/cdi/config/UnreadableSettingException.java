/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import io.quorate.cluster.ConfigKey;
import java.util.Optional;

/** Something was said about a key that gives no value; the message says all of that. */
final class UnreadableSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The value of a key that is unknown is not shown: it may be a misspelt secret. */
  UnreadableSettingException(String name, String value, String wrong, String source) {
    super(name + shown(name, value) + ": " + wrong + " (from " + source + ")");
  }

  private static String shown(String name, String value) {
    Optional<ConfigKey<?>> key = Settings.key(name);
    return key.map(known -> " = \"" + known.shown(value) + "\"").orElse("");
  }
}
