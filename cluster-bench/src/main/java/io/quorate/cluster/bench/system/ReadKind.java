/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

/** What a read promises, from the least to the most. */
public enum ReadKind {
  /** Answered by the node that is asked, from what it has applied; may be stale. */
  LOCAL,
  /** Sees at least what the same caller has seen before. */
  SESSION,
  /** Answered by the node that takes itself for the leader, without proof that it still is. */
  LEADER,
  /** Sees every write that was acknowledged before the read began, by the system's own claim. */
  LINEARIZABLE
}
