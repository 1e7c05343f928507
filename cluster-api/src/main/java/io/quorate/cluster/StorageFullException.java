/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** Free space of the data directory is below {@code quorate.raft.free-space-min}. */
public class StorageFullException extends NotCommittedException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public StorageFullException(String message) {
    super(Code.STORAGE_FULL, message);
  }
}
