/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** How discovered members come into the Raft configuration; what the leader is set to counts. */
public enum JoinMode {
  /** The leader brings them in: as listeners first, then as voters when they have caught up. */
  AUTO,
  /** By the management operation {@code join} only. */
  MANUAL
}
