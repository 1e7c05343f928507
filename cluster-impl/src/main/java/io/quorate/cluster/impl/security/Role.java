/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What callers of the management port may do. Each role but the first includes it. */
public enum Role {
  /** Reads: status, figures, topics, and what read operations of the application answer. */
  VIEWER,
  /** Writes, publishes, subscribes and acknowledges. */
  WRITER,
  /** Changes the configuration, hands over leadership, takes snapshots and backups. */
  OPERATOR;

  /** As configuration and messages write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> of(String label) {
    return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
  }

  static String labels() {
    return Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", "));
  }
}
