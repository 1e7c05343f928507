/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import org.jspecify.annotations.Nullable;

/**
 * The command may have been applied, may yet be, or never will be. It is never applied more than
 * once. To find out, read the state; to be safe, make the operation recognise a repeated request.
 */
public class OutcomeUnknownException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** An unknown outcome with its reason. */
  public OutcomeUnknownException(Code code, String message) {
    this(code, message, null);
  }

  /** An unknown outcome with its reason and cause. */
  public OutcomeUnknownException(Code code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
