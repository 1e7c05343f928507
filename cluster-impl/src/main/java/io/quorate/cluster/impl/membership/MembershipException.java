/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

/**
 * Membership could not start or cannot go on; the message names the key, the value and the way out.
 */
public final class MembershipException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MembershipException(String message) {
    super(message);
  }

  MembershipException(String message, Throwable cause) {
    super(message, cause);
  }
}
