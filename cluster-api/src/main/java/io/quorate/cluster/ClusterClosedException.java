/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** The node is closing or closed. */
public class ClusterClosedException extends NotCommittedException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public ClusterClosedException(String message) {
    super(Code.CLOSED, message);
  }
}
