/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

/** The benchmark cannot go on; the message says why. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For this reason. */
  public BenchException(String message) {
    super(message);
  }

  /** For this reason, with its cause. */
  public BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
