/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import java.util.Locale;

/** One of the node's ports. */
public enum Plane {
  /** Members among themselves. */
  MEMBERSHIP,
  /** Raft servers among themselves. */
  RAFT,
  /** Clients, and nodes that read topics at another. */
  MANAGEMENT;

  /** Whether only nodes have business there. */
  boolean nodesOnly() {
    return this != MANAGEMENT;
  }

  /** As a label and in messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
