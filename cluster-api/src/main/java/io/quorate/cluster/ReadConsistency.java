/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** How new the state must be that a read sees. */
public enum ReadConsistency {
  /**
   * The read sees every write that completed anywhere before it began (Raft §8, by a committed
   * barrier, not by a lease). From any node; costs one shared round of the log.
   */
  LINEARIZABLE,
  /**
   * The read sees every write and read that this {@link Cluster} object completed before. No
   * network; waits until this node has applied that far.
   */
  SESSION,
  /** The read sees what this node has applied, which may be stale by any amount. */
  LOCAL
}
