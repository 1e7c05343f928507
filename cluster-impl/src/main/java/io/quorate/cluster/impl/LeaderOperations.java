/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.FencingToken;
import io.quorate.cluster.LeaderContext;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.handlers.BoundOperation;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@code @OnLeader} operations where this node leads: after a committed barrier, in the term
 * of that barrier, once.
 */
final class LeaderOperations {
  private final String nodeId;
  private final Supplier<RaftView> view;
  private final Supplier<CompletableFuture<Long>> barrier;
  private final Supplier<OptionalLong> epoch;
  private final Executor threads;

  LeaderOperations(
      String nodeId,
      Supplier<RaftView> view,
      Supplier<CompletableFuture<Long>> barrier,
      Supplier<OptionalLong> epoch,
      Executor threads) {
    this.nodeId = nodeId;
    this.view = view;
    this.barrier = barrier;
    this.epoch = epoch;
    this.threads = threads;
  }

  /** Runs it, or fails with {@link NotCommittedException} before it began. */
  CompletableFuture<Outcome> run(
      BoundOperation operation, byte[] payload, Optional<String> caller) {
    RaftView before = view.get();
    if (!before.leaderReady()) {
      return CompletableFuture.failedFuture(notLeader());
    }
    return barrier
        .get()
        .handleAsync(
            (index, failure) -> {
              if (failure != null || !leadsIn(before.term())) {
                throw notLeader();
              }
              long now = epoch.get().orElseThrow(this::notLeader);
              return invoke(operation, payload, new FencingToken(now, before.term()), caller);
            },
            threads)
        .thenCompose(outcome -> outcome);
  }

  private NotCommittedException notLeader() {
    return NotCommittedException.of(Code.NOT_LEADER, nodeId + " does not lead");
  }

  private boolean leadsIn(long term) {
    RaftView now = view.get();
    return now.leaderReady() && now.term() == term;
  }

  private CompletableFuture<Outcome> invoke(
      BoundOperation operation, byte[] payload, FencingToken token, Optional<String> caller) {
    @Nullable Object decoded;
    try {
      decoded = operation.decodePayload(payload);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(
          NotCommittedException.of(Code.BAD_PAYLOAD, String.valueOf(e.getMessage())));
    }
    try {
      Object reply = operation.invoke(decoded, new Context(token, caller));
      CompletionStage<?> stage =
          reply instanceof CompletionStage<?> later
              ? later
              : CompletableFuture.completedFuture(reply);
      return stage
          .<Outcome>handle(
              (value, failure) ->
                  failure == null
                      ? new Outcome.Success(operation.encodeReply(value))
                      : error(failure))
          .toCompletableFuture();
    } catch (Exception | StackOverflowError e) {
      return CompletableFuture.completedFuture(error(e));
    }
  }

  private static Outcome error(Throwable failure) {
    Throwable cause =
        failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return new Outcome.HandlerError(
        cause.getClass().getName(), String.valueOf(cause.getMessage()), "");
  }

  private final class Context implements LeaderContext {
    private final FencingToken token;
    private final Optional<String> caller;

    Context(FencingToken token, Optional<String> caller) {
      this.token = token;
      this.caller = caller;
    }

    @Override
    public String nodeId() {
      return nodeId;
    }

    @Override
    public long term() {
      return token.term();
    }

    @Override
    public FencingToken fencingToken() {
      return token;
    }

    @Override
    public Optional<String> caller() {
      return caller;
    }

    @Override
    public boolean stillLeader() {
      return leadsIn(token.term());
    }
  }
}
