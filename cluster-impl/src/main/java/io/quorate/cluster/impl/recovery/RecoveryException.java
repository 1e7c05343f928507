/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.recovery;

import org.jspecify.annotations.Nullable;

/** What was asked for cannot be done with these files; the message says why and what to do. */
public final class RecoveryException extends Exception {
  private static final long serialVersionUID = 1L;

  RecoveryException(String message) {
    this(message, null);
  }

  RecoveryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
