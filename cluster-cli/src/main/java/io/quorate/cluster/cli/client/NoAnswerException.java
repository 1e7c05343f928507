/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import org.jspecify.annotations.Nullable;

/** No node answered, or what answered is none. */
public final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean maybeReceived;

  NoAnswerException(String message, boolean maybeReceived, @Nullable Throwable cause) {
    super(message, cause);
    this.maybeReceived = maybeReceived;
  }

  /** Whether the request may have reached the node, so that a change may have happened. */
  public boolean maybeReceived() {
    return maybeReceived;
  }
}
