/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.kv;

import org.jspecify.annotations.Nullable;

/**
 * The payload of {@code put} and {@code append}.
 *
 * @param key which key
 * @param value what to set or to add
 */
public record Entry(@Nullable String key, @Nullable String value) {
  String checkedKey() {
    return checked("key", key);
  }

  String checkedValue() {
    return checked("value", value);
  }

  private static String checked(String field, @Nullable String text) {
    if (text == null) {
      throw new IllegalArgumentException(
          "\"" + field + "\" is missing: write {\"key\":\"…\",\"value\":\"…\"}");
    }
    return text;
  }
}
