/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What nodes are given beyond their addresses.
 *
 * @param configuration more {@code quorate.} keys
 * @param jvmFlags more flags for the JVM
 */
record Setup(Map<String, String> configuration, List<String> jvmFlags) {
  /** Nothing more. */
  static final Setup DEFAULT = new Setup(Map.of(), List.of());

  /** Copies map and list. */
  Setup {
    configuration = Map.copyOf(configuration);
    jvmFlags = List.copyOf(jvmFlags);
  }

  /** The same with one more key. */
  Setup with(String key, String value) {
    Map<String, String> more = new HashMap<>(configuration);
    more.put(key, value);
    return new Setup(more, jvmFlags);
  }

  /** The same with one more flag for the JVM. */
  Setup withFlag(String flag) {
    List<String> more = new ArrayList<>(jvmFlags);
    more.add(flag);
    return new Setup(configuration, more);
  }
}
