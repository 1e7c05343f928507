/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** No handler offers the operation, or it is of another kind. */
public class UnknownOperationException extends NotCommittedException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public UnknownOperationException(String message) {
    super(Code.UNKNOWN_OPERATION, message);
  }
}
