/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

/** The client is gone, or took too long; there is nobody to answer. */
final class ConnectionLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConnectionLost(String message, Throwable cause) {
    super(message, cause, false, false);
  }
}
