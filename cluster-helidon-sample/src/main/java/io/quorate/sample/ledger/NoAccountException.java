/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

/** There is no such account; nothing has changed. */
public class NoAccountException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which one. */
  public NoAccountException(String message) {
    super(message);
  }
}
