/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.ClusterException.Code;
import java.util.concurrent.CompletionException;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.apache.ratis.protocol.exceptions.LeaderSteppingDownException;
import org.apache.ratis.protocol.exceptions.NotLeaderException;
import org.apache.ratis.protocol.exceptions.ResourceUnavailableException;
import org.jspecify.annotations.Nullable;

/** What the engine's refusals of an entry mean. */
final class SubmitFailures {
  private SubmitFailures() {}

  static RaftClientReply outcome(@Nullable RaftClientReply reply, @Nullable Throwable failure) {
    if (failure != null) {
      throw of(failure);
    }
    if (reply == null || !reply.isSuccess()) {
      throw of(reply == null ? null : reply.getException());
    }
    return reply;
  }

  /**
   * Sorts the engine's refusals. Only those are certain that are made before anything is appended;
   * {@link NotLeaderException} is not, as a leader that steps down answers it for appended entries.
   */
  static SubmitException of(@Nullable Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (cause instanceof SubmitException already) {
      return already;
    }
    String message = cause == null ? "no reply" : String.valueOf(cause.getMessage());
    if (cause instanceof LeaderNotReadyException || cause instanceof LeaderSteppingDownException) {
      return new SubmitException(Code.NOT_LEADER, false, message, cause);
    }
    if (cause instanceof ResourceUnavailableException) {
      return new SubmitException(Code.QUEUE_FULL, false, message, cause);
    }
    if (cause instanceof NotLeaderException) {
      return new SubmitException(Code.NOT_LEADER, true, message, cause);
    }
    return new SubmitException(Code.LEADER_LOST, true, message, cause);
  }
}
