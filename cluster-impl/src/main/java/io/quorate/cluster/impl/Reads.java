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
import io.quorate.cluster.impl.writes.Completions;
import io.quorate.cluster.impl.writes.HandOut;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads on this node's state, as new as their consistency promises. */
final class Reads implements LinearizableReads.Runner {
  private final ReplicatedState state;
  private final HaltSwitch halt;
  private final Completions completions;
  private final ExecutorService concurrent;
  private final ScheduledExecutorService scheduler;
  private final NodeCounters counters;
  private final LinearizableReads linearizable;
  private final AtomicLong seen = new AtomicLong(-1);

  Reads(
      ReplicatedState state,
      Supplier<CompletableFuture<Long>> barrier,
      HaltSwitch halt,
      Completions completions,
      HandOut handOut,
      ExecutorService concurrent,
      ScheduledExecutorService scheduler,
      NodeCounters counters) {
    this.state = state;
    this.halt = halt;
    this.completions = completions;
    this.concurrent = concurrent;
    this.scheduler = scheduler;
    this.counters = counters;
    this.linearizable = new LinearizableReads(barrier, this, handOut, scheduler);
  }

  /** The caller has seen the effect of an entry; reads of its session must see it too. */
  void sawIndex(long index) {
    if (seen.get() < index) {
      seen.accumulateAndGet(index, Math::max);
    }
  }

  /** Runs a read; the stage completes away from the apply thread, with the encoded reply. */
  CompletableFuture<ReadResult<byte[]>> read(
      BoundOperation operation, byte[] payload, ReadConsistency consistency, Duration timeout) {
    PendingRead read = new PendingRead(operation, payload, timeout);
    read.result.whenComplete((done, failure) -> counters.read(consistency, failure == null));
    switch (consistency) {
      case LOCAL -> run(-1, List.of(read), () -> {});
      case SESSION -> {
        run(seen.get(), List.of(read), () -> {});
        Deadlines.expire(read.result, timeout, scheduler, () -> fail(read, late(read)));
      }
      case LINEARIZABLE -> {
        if (halt.isHalted()) {
          fail(read, halted());
        } else {
          linearizable.add(read);
        }
      }
    }
    return read.result;
  }

  private static StaleReadException late(PendingRead read) {
    return new StaleReadException(
        Code.TIMEOUT, "the state was not new enough within " + read.timeout);
  }

  private StaleReadException halted() {
    return new StaleReadException(Code.HALTED, "this node is halted: " + halt.reason().orElse(""));
  }

  @Override
  public void run(long index, List<PendingRead> reads, Runnable whenRun) {
    if (halt.isHalted()) {
      reads.forEach(read -> fail(read, halted()));
      completions.add(whenRun);
      return;
    }
    List<PendingRead> between = reads.stream().filter(read -> !read.isConcurrent()).toList();
    List<PendingRead> beside = reads.stream().filter(PendingRead::isConcurrent).toList();
    if (between.isEmpty() && index <= state.applied().index()) {
      runBeside(beside);
      completions.add(whenRun);
    } else {
      state.whenApplied(
          index,
          () -> {
            runBeside(beside);
            completions.addAll(between.stream().map(this::replied).toList());
            completions.add(whenRun);
          });
    }
  }

  private void runBeside(List<PendingRead> reads) {
    for (PendingRead read : reads) {
      try {
        concurrent.execute(() -> completions.add(replied(read)));
      } catch (RejectedExecutionException e) {
        fail(read, new StaleReadException(Code.CLOSED, "the node is closing"));
      }
    }
  }

  /** Runs a read now, and gives what tells its caller. */
  private Runnable replied(PendingRead read) {
    if (read.isDone()) {
      return () -> {};
    }
    BoundOperation operation = read.operation;
    long index = state.applied().index();
    try {
      @Nullable Object decoded = operation.decodePayload(read.payload);
      byte[] reply = operation.encodeReply(invoke(operation, decoded));
      sawIndex(index);
      return () -> read.result.complete(new ReadResult<>(reply, index));
    } catch (ClusterException e) {
      return () -> read.result.completeExceptionally(e);
    } catch (RuntimeException | StackOverflowError e) {
      StaleReadException failure =
          new StaleReadException(Code.BAD_PAYLOAD, String.valueOf(e.getMessage()));
      return () -> read.result.completeExceptionally(failure);
    }
  }

  private static @Nullable Object invoke(BoundOperation operation, @Nullable Object payload) {
    try {
      return operation.invoke(payload, null);
    } catch (Exception e) {
      throw new HandlerException(e.getClass().getName(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void fail(PendingRead read, ClusterException failure) {
    completions.add(() -> read.result.completeExceptionally(failure));
  }

  /** Ends all reads that wait for a leader. */
  void close() {
    linearizable.close();
  }
}
