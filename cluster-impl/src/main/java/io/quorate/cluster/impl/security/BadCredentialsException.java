/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import io.quorate.cluster.ClusterStartException;
import org.jspecify.annotations.Nullable;

/** The files with credentials are not such as this node can use; the message names key and file. */
public final class BadCredentialsException extends ClusterStartException {
  private static final long serialVersionUID = 1L;

  BadCredentialsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What to tell of a reading that failed, foreseen or not. */
  static String told(RuntimeException e) {
    return e instanceof BadCredentialsException
        ? String.valueOf(e.getMessage())
        : "the files could not be read: " + e;
  }
}
