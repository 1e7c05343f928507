/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

/** A session as a batcher needs it: who it is, and what it no longer needs to be told. */
interface SessionHandle {
  long id();

  /** All sequences below have been answered or given up. */
  long acknowledgedBelow();
}
