/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

/** The ledger's own answer: the transfer was not made, and the state is as before. */
public class DeclinedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeclinedException(String message) {
    super(message);
  }
}
