/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** What a node is there for, by {@code quorate.role}. */
public enum NodeRole {
  /** Holds the state, votes and can lead. */
  VOTER,
  /** Holds the state and serves local reads; never votes. */
  LISTENER,
  /** Is seen by the others, and never enters the configuration. */
  CLIENT
}
