/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** This node could not reach the state that the read demanded before the deadline. */
public class StaleReadException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** A refusal of a read, with its reason. */
  public StaleReadException(Code code, String message) {
    super(code, message, null);
  }
}
