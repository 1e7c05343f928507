/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import java.util.Locale;

/** A node's place in the configuration (Raft §6; listeners are its non-voting members). */
public enum Standing {
  VOTER,
  LISTENER,
  OUTSIDE;

  /** The name in JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
