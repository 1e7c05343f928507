/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** No leader could be found, or none that has a quorum, before the deadline. */
public class NoLeaderException extends NotCommittedException {
  private static final long serialVersionUID = 1L;

  /** A refusal with one of the codes NO_LEADER, NO_QUORUM and NOT_LEADER. */
  public NoLeaderException(Code code, String message) {
    super(code, message);
  }
}
