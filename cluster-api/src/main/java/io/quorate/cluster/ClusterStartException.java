/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import org.jspecify.annotations.Nullable;

/** The node could not start: a port, the data directory or stored state cannot be used. */
public class ClusterStartException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** A failure that names what cannot be used and the way out. */
  public ClusterStartException(String message, @Nullable Throwable cause) {
    super(Code.CANNOT_START, message, cause);
  }
}
