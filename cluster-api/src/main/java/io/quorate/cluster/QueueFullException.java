/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** Too many commands are on their way from this node; try again when some have completed. */
public class QueueFullException extends NotCommittedException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public QueueFullException(String message) {
    super(Code.QUEUE_FULL, message);
  }
}
