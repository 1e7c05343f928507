/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

/** The ledger's rules forbid it; nothing has changed. */
public class DeclinedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says which rule. */
  public DeclinedException(String message) {
    super(message);
  }
}
