/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.Optional;

/**
 * Whom a change is about, as its caller wrote it, good or not: known once the request was read, for
 * the audit log. Safe for use from any thread.
 */
final class Target {
  private volatile String id = "";

  void set(String text) {
    id = text;
  }

  /** The id, if one was named so far. */
  Optional<String> id() {
    return id.isEmpty() ? Optional.empty() : Optional.of(id);
  }
}
