/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.StaleReadException;
import io.quorate.cluster.impl.handlers.BoundOperation;
import io.quorate.cluster.impl.state.HaltSwitch;
import io.quorate.cluster.impl.state.ReplicatedState;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.threads.Deadlines;
import io.quorate.cluster.impl.writes.Barriers;
import io.quorate.cluster.impl.writes.Completions;
import io.quorate.cluster.impl.writes.Route;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads on this node's state, as new as their consistency promises. */
final class Reads {
  private static final Duration RETRY = Duration.ofMillis(20);

  private final ReplicatedState state;
  private final Barriers barriers;
  private final Supplier<Route> route;
  private final HaltSwitch halt;
  private final Completions completions;
  private final ExecutorService concurrent;
  private final ScheduledExecutorService scheduler;
  private final NodeCounters counters;
  private final AtomicLong seen = new AtomicLong(-1);

  Reads(
      ReplicatedState state,
      Barriers barriers,
      Supplier<Route> route,
      HaltSwitch halt,
      Completions completions,
      ExecutorService concurrent,
      ScheduledExecutorService scheduler,
      NodeCounters counters) {
    this.state = state;
    this.barriers = barriers;
    this.route = route;
    this.halt = halt;
    this.completions = completions;
    this.concurrent = concurrent;
    this.scheduler = scheduler;
    this.counters = counters;
  }

  /** The caller has seen the effect of an entry; reads of its session must see it too. */
  void sawIndex(long index) {
    seen.accumulateAndGet(index, Math::max);
  }

  /** Runs a read; the stage completes away from the apply thread, with the encoded reply. */
  CompletableFuture<ReadResult<byte[]>> read(
      BoundOperation operation, byte[] payload, ReadConsistency consistency, Duration timeout) {
    CompletableFuture<ReadResult<byte[]>> result = new CompletableFuture<>();
    long deadline = System.nanoTime() + timeout.toNanos();
    switch (consistency) {
      case LOCAL -> runAt(-1, operation, payload, result);
      case SESSION -> runAt(seen.get(), operation, payload, result);
      case LINEARIZABLE -> linearizable(operation, payload, result, deadline);
    }
    if (consistency != ReadConsistency.LOCAL) {
      expire(result, timeout);
    }
    result.whenComplete((done, failure) -> counters.read(consistency, failure == null));
    return result;
  }

  private void expire(CompletableFuture<ReadResult<byte[]>> result, Duration timeout) {
    Deadlines.expire(
        result,
        timeout,
        scheduler,
        () ->
            fail(
                result,
                new StaleReadException(
                    Code.TIMEOUT, "the state was not new enough within " + timeout)));
  }

  private void linearizable(
      BoundOperation operation,
      byte[] payload,
      CompletableFuture<ReadResult<byte[]>> result,
      long deadline) {
    barriers
        .barrier(route.get())
        .whenComplete(
            (index, failure) -> {
              if (failure == null) {
                runAt(index, operation, payload, result);
              } else if (halt.isHalted() || result.isDone() || deadline - System.nanoTime() < 0) {
                fail(result, new StaleReadException(Code.NO_LEADER, "no leader proved itself"));
              } else {
                later(() -> linearizable(operation, payload, result, deadline), result);
              }
            });
  }

  private void later(Runnable task, CompletableFuture<?> result) {
    try {
      scheduler.schedule(task, RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      fail(result, new StaleReadException(Code.CLOSED, "the node is closing"));
    }
  }

  private void runAt(
      long index,
      BoundOperation operation,
      byte[] payload,
      CompletableFuture<ReadResult<byte[]>> result) {
    if (halt.isHalted()) {
      fail(
          result,
          new StaleReadException(Code.HALTED, "this node is halted: " + halt.reason().orElse("")));
      return;
    }
    if (!operation.definition().concurrent()) {
      state.whenApplied(index, () -> run(operation, payload, result));
      return;
    }
    Runnable beside =
        () -> {
          try {
            concurrent.execute(() -> run(operation, payload, result));
          } catch (RejectedExecutionException e) {
            fail(result, new StaleReadException(Code.CLOSED, "the node is closing"));
          }
        };
    if (index <= state.applied().index()) {
      beside.run();
    } else {
      state.whenApplied(index, beside);
    }
  }

  private void run(
      BoundOperation operation, byte[] payload, CompletableFuture<ReadResult<byte[]>> result) {
    if (result.isDone()) {
      return;
    }
    long index = state.applied().index();
    try {
      @Nullable Object decoded = operation.decodePayload(payload);
      byte[] reply = operation.encodeReply(invoke(operation, decoded));
      sawIndex(index);
      completions.add(() -> result.complete(new ReadResult<>(reply, index)));
    } catch (ClusterException e) {
      fail(result, e);
    } catch (RuntimeException | StackOverflowError e) {
      fail(result, new StaleReadException(Code.BAD_PAYLOAD, String.valueOf(e.getMessage())));
    }
  }

  private static @Nullable Object invoke(BoundOperation operation, @Nullable Object payload) {
    try {
      return operation.invoke(payload, null);
    } catch (Exception e) {
      throw new HandlerException(e.getClass().getName(), String.valueOf(e.getMessage()));
    }
  }

  private void fail(CompletableFuture<?> result, Throwable failure) {
    completions.add(() -> result.completeExceptionally(failure));
  }
}
