/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.ClusterException.Code;
import org.jspecify.annotations.Nullable;

/** The engine did not commit an entry, as far as it knows. */
public final class SubmitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  private final Code code;

  /** Whether the entry may be in a log all the same. */
  private final boolean maybeAppended;

  SubmitException(Code code, boolean maybeAppended, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.maybeAppended = maybeAppended;
  }

  /** Why. */
  public Code code() {
    return code;
  }

  /** Whether the entry may be in a log all the same, and so may yet be committed. */
  public boolean maybeAppended() {
    return maybeAppended;
  }
}
