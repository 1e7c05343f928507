/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

/**
 * What a node says of itself.
 *
 * @param role what it is in Raft
 * @param term the term
 * @param commitIndex the last entry that it knows to be committed
 * @param appliedIndex the last entry that it has applied
 */
public record NodeStatus(String role, long term, long commitIndex, long appliedIndex) {
  /** Whether it believes to lead. */
  public boolean leads() {
    return role.equals("LEADER");
  }
}
