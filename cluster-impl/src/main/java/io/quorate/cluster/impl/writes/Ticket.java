/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;

/** What the batcher tells of a queued command; its outcome comes from the applying. */
interface Ticket {
  /** Called just before the command is handed to the engine; false withdraws it. */
  boolean claim();

  /**
   * The attempt failed.
   *
   * @param maybe whether the command may be in a log all the same
   */
  void failed(Code code, String message, boolean maybe);
}
