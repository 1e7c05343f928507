/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

/**
 * One way of a command towards a log: the number it had, and the route. What is heard of an attempt
 * counts only while the command still has that number; a command that was refused with its session
 * gets another.
 *
 * @param command the command
 * @param session the session in which it is numbered
 * @param sequence its number there
 * @param epoch the route, counted
 */
record Attempt(PendingCommand command, long session, long sequence, long epoch) {
  /** Whether the command waits for what becomes of this attempt. */
  boolean isCurrent() {
    return !command.done && command.sequence == sequence;
  }
}
