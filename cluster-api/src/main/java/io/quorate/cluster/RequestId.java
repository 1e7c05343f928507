/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/**
 * Identifies one replicated command: the session of the node that accepted it and the number within
 * that session. A resent command keeps its id.
 *
 * @param session the number of the session, given by the log
 * @param sequence the number of the command within its session, from 1
 */
public record RequestId(long session, long sequence) {
  @Override
  public String toString() {
    return session + "/" + sequence;
  }
}
