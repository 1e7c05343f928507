/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.handlers;

/** An account has less than was asked of it. */
public class OverdrawnException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the account's name as its message. */
  public OverdrawnException(String account) {
    super(account);
  }
}
