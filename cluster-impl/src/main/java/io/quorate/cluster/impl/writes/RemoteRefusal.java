/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;

/** Another node answered a call with a refusal: it has done nothing. */
public final class RemoteRefusal extends RuntimeException implements Refusal {
  private static final long serialVersionUID = 1L;

  /** Why. */
  private final Code code;

  /** Refused for that reason. */
  public RemoteRefusal(Code code, String message) {
    super(message);
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
