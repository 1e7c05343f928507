/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.impl.format.TraceContext;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A command from its acceptance on this node to its end. All but {@link #future} is guarded by the
 * lock of its {@link WriteOrigin}.
 */
final class PendingCommand {
  final OperationKey key;
  final byte[] payload;
  final @Nullable String caller;
  final @Nullable TraceContext trace;
  final long beganNanos;
  final long deadlineNanos;
  final CompletableFuture<Applied> future = new CompletableFuture<>();

  long sequence;

  /** The session in which it was last sent. */
  long session;

  /** Attempts that may have reached a log. */
  int attempts;

  /** The route by which it is on its way; answers to earlier ones are ignored. */
  long routeEpoch;

  boolean queued;
  boolean done;
  Code lastRefusal = Code.NO_LEADER;
  String lastMessage = "no leader is known";

  PendingCommand(
      OperationKey key,
      byte[] payload,
      @Nullable String caller,
      @Nullable TraceContext trace,
      long beganNanos,
      long deadlineNanos) {
    this.key = key;
    this.payload = payload;
    this.caller = caller;
    this.trace = trace;
    this.beganNanos = beganNanos;
    this.deadlineNanos = deadlineNanos;
  }

  /** The failure that is true of it now. */
  ClusterException failure(Code code, String message) {
    if (attempts > 0) {
      return new OutcomeUnknownException(
          code, message + "; the write may have been applied, or may yet be, at most once");
    }
    return NotCommittedException.of(code, message + "; the write was not applied");
  }
}
