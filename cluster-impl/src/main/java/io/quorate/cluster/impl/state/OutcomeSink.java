/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.format.Outcome;

/** Somebody on this node who waits for the outcomes of a session's commands. */
@FunctionalInterface
public interface OutcomeSink {
  /**
   * Called on the apply thread for commands of consecutive sequences in one entry; must be quick
   * and must not throw.
   */
  void applied(long index, long firstSequence, Outcome[] outcomes);
}
