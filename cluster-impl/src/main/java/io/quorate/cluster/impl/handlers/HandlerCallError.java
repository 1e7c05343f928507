/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

/**
 * A handler could not be called, or its reply not be encoded. That is nobody's answer: going on
 * could make this node differ from the others.
 */
public final class HandlerCallError extends Error {
  private static final long serialVersionUID = 1L;

  /** An error that says which handler. */
  public HandlerCallError(String message, Throwable cause) {
    super(message, cause);
  }
}
