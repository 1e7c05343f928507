/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** How a discovered member comes into the Raft configuration. */
public enum JoinMode {
  /** By the management operation {@code join} only. */
  MANUAL
}
