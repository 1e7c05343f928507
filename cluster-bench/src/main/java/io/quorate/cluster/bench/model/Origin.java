/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import java.util.Locale;

/** Which node the callers sit on. */
public enum Origin {
  LEADER,
  FOLLOWER;

  /** The stable name. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
