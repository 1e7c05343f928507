/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

/**
 * Names an operation in the log: the handler's stable name, the operation, its version, and the
 * codec of the payload.
 *
 * @param handler 1 to 128 characters
 * @param operation 1 to 128 characters
 * @param version not negative
 * @param codec number of the payload's codec
 */
public record OperationKey(String handler, String operation, int version, byte codec) {
  static final int MAX_NAME = 128;

  /** Checks the bounds, so that a key that exists can be written. */
  public OperationKey {
    check("handler", handler);
    check("operation", operation);
    if (version < 0) {
      throw new IllegalArgumentException(
          "version " + version + " of " + handler + "." + operation + " is negative");
    }
  }

  private static void check(String what, String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          what + " name has " + name.length() + " characters; allowed are 1 to " + MAX_NAME);
    }
    if (!Utf8.isWellFormed(name)) {
      throw new IllegalArgumentException(what + " name has an unpaired surrogate");
    }
  }
}
