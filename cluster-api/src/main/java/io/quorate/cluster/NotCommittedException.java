/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import org.jspecify.annotations.Nullable;

/**
 * The command was not applied and never will be: no attempt reached an engine's log. A retry is
 * safe.
 */
public class NotCommittedException extends ClusterException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its reason. */
  public NotCommittedException(Code code, String message) {
    this(code, message, null);
  }

  /** A refusal with its reason and cause. */
  public NotCommittedException(Code code, String message, @Nullable Throwable cause) {
    super(code, message, cause);
  }

  /** The exception type that belongs to a code. */
  public static NotCommittedException of(Code code, String message) {
    return switch (code) {
      case NO_LEADER, NO_QUORUM, NOT_LEADER -> new NoLeaderException(code, message);
      case UNKNOWN_OPERATION -> new UnknownOperationException(message);
      case VERSION_MISMATCH -> new VersionMismatchException(message);
      case TOO_LARGE -> new PayloadTooLargeException(message);
      case QUEUE_FULL -> new QueueFullException(message);
      case STORAGE_FULL -> new StorageFullException(message);
      case CLOSED -> new ClusterClosedException(message);
      default -> new NotCommittedException(code, message);
    };
  }
}
