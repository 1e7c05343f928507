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
}
