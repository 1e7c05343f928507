/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import org.jspecify.annotations.Nullable;

/** A change of the configuration or of leadership was refused or did not come about. */
public class MembershipChangeException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public MembershipChangeException(Code code, String message) {
    this(code, message, null);
  }

  /** A refusal with its reason and cause. */
  public MembershipChangeException(Code code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }
}
