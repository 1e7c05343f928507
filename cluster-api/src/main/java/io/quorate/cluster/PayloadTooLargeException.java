/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** The payload is larger than {@code quorate.write.max-payload-bytes}. */
public class PayloadTooLargeException extends NotCommittedException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public PayloadTooLargeException(String message) {
    super(Code.TOO_LARGE, message);
  }
}
