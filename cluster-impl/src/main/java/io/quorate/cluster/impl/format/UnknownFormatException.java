/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

/**
 * Intact bytes in a format, or with a flag, that this version of the product does not know.
 *
 * <p>They were written by a newer version. A node that meets this must halt; the way out is to run
 * a version that knows the format.
 */
public final class UnknownFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownFormatException(String message) {
    super(message);
  }
}
