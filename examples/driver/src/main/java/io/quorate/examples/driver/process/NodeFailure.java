/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

/** A node's process did not do what it was told; the message has the end of its log. */
public class NodeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was in vain. */
  public NodeFailure(String message) {
    super(message);
  }

  /** Says what was in vain, and why. */
  public NodeFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
