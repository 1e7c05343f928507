/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

/** The caller may not do this; the message says what is missing, and nothing of what is known. */
public final class DeniedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a caller is turned away. */
  public enum Reason {
    /** Credentials have to be shown first, or others. */
    UNKNOWN,
    /** The role is missing. */
    FORBIDDEN,
    /** It was turned away too often just now. */
    TOO_MANY
  }

  private final Reason reason;

  DeniedException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
