/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** The version of the operation is not enabled: some configured node does not know it. */
public class VersionMismatchException extends NotCommittedException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public VersionMismatchException(String message) {
    super(Code.VERSION_MISMATCH, message);
  }
}
