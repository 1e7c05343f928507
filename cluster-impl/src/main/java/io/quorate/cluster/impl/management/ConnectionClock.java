/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

/** Bounds a connection in time; its own thread and the sweeper ask. */
interface ConnectionClock {
  /** Is about to wait for bytes. */
  void reading();

  /** Bytes have arrived; answers whether they are still within the bounds. */
  boolean arrived(byte[] bytes);

  /** Whether no request is under way. */
  boolean idle();

  /** Whether the connection must be ended, because it takes too long over something. */
  boolean overdue();
}
