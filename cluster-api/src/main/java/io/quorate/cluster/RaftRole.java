/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** What a node is in its Raft group (Raft §5.1; listeners hold state and never vote). */
public enum RaftRole {
  /** Accepts writes for all. */
  LEADER,
  /** Replicates and votes. */
  FOLLOWER,
  /** Stands for election. */
  CANDIDATE,
  /** Replicates and does not vote. */
  LISTENER,
  /** Not in the configuration, or halted. */
  NONE
}
