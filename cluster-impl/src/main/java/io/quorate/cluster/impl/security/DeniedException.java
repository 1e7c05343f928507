/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

/** The caller may not do this; the message says what is missing, and nothing of what is known. */
public final class DeniedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unknown;

  DeniedException(boolean unknown, String message) {
    super(message, null, false, false);
    this.unknown = unknown;
  }

  /** Whether the caller has to show credentials first, rather than better ones. */
  public boolean unknown() {
    return unknown;
  }
}
