/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** Whether a member votes in the Raft configuration. */
public enum Suffrage {
  /** Counts towards quorum. */
  VOTER,
  /** In the configuration without a vote. */
  LISTENER,
  /** Not in the configuration. */
  NONE
}
