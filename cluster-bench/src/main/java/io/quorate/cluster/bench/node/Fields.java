/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@code key=value} words of a line. */
record Fields(Map<String, String> values) {
  static Fields parse(String text) {
    return new Fields(
        Arrays.stream(text.trim().split(" +", -1))
            .map(word -> word.split("=", 2))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1])));
  }

  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("field '" + key + "' is missing");
    }
    return value;
  }

  int number(String key) {
    return Integer.parseInt(text(key));
  }
}
