/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

/**
 * A log frame or an encoded outcome does not have the layout its format promises.
 *
 * <p>The message names the offset and what was expected there. A node that meets this while
 * applying must halt: skipping the bytes would let replicas differ.
 */
public final class CorruptFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CorruptFrameException(String message) {
    super(message);
  }
}
