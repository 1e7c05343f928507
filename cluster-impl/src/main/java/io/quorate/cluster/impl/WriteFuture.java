/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.HandlerException;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.writes.Applied;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What a caller of a write holds: completes with the decoded answer, and when cancelled withdraws
 * the command if that is still possible.
 */
final class WriteFuture<R> extends CompletableFuture<R> {
  private final CompletableFuture<Applied> command;

  WriteFuture(
      CompletableFuture<Applied> command, Function<Applied, R> answer, NodeCounters counters) {
    this.command = command;
    command.whenComplete(
        (applied, failure) -> {
          if (failure != null) {
            Throwable cause = Operations.cause(failure);
            counters.written(
                cause instanceof NotCommittedException ? "not_committed" : "unknown", 1);
            completeExceptionally(cause);
            return;
          }
          try {
            R value = answer.apply(applied);
            counters.written("committed", 1);
            complete(value);
          } catch (RuntimeException e) {
            counters.written(outcome(e), 1);
            completeExceptionally(e);
          }
        });
  }

  private static String outcome(RuntimeException failure) {
    return switch (failure) {
      case HandlerException answer -> "handler_error";
      case NotCommittedException refused -> "not_committed";
      default -> "unknown";
    };
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    command.cancel(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
