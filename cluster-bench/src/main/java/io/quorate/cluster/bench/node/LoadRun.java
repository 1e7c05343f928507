/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import io.quorate.cluster.bench.system.Commands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A closed loop of callers, each a virtual thread that calls, awaits the reply and calls again.
 *
 * <p>A caller does not go on within the reply's own callback: raw engines complete replies on their
 * threads, partly under locks that the next call needs.
 */
final class LoadRun {
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(5);

  /** Calls answered at once after which a caller lets others have its carrier thread. */
  private static final int YIELD_AFTER = 64;

  private final Latencies latencies = new Latencies();
  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder uncertain = new LongAdder();
  private final AtomicReference<@Nullable Throwable> firstError = new AtomicReference<>();
  private final LoadSpec spec;
  private final Supplier<CompletionStage<byte[]>> operation;
  private final Duration drain;
  private volatile long from;
  private volatile long until;

  /** Load of the given form; replies that are later than the drain time are given up. */
  LoadRun(LoadSpec spec, Supplier<CompletionStage<byte[]>> operation, Duration drain) {
    this.spec = spec;
    this.operation = operation;
    this.drain = drain;
  }

  /** Runs the load and blocks until every caller has its last reply, or the drain time is over. */
  LoadResult run() throws InterruptedException {
    from = System.nanoTime() + spec.ramp().toNanos();
    until = from + spec.window().toNanos();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < spec.callers(); i++) {
      callers.add(Thread.ofVirtual().name("caller-", i).start(this::calls));
    }
    for (Thread caller : callers) {
      while (!caller.join(Duration.ofMillis(100))) {
        if (System.nanoTime() - until > drain.toNanos()) {
          caller.interrupt();
        }
      }
    }
    return result();
  }

  /** Ends the window now. */
  void cancel() {
    until = Math.min(until, System.nanoTime());
  }

  @SuppressWarnings("ThreadPriorityCheck") // a virtual thread that never parks is never preempted
  private void calls() {
    int atOnce = 0;
    try {
      for (long now = System.nanoTime(); now - until < 0; now = System.nanoTime()) {
        CompletableFuture<byte[]> reply = call();
        if (reply.isDone() && ++atOnce % YIELD_AFTER == 0) {
          Thread.yield();
        }
        try {
          answered(now, reply.get());
        } catch (ExecutionException e) {
          failed(e.getCause());
          // A failing system must not be flooded: it would have no time to elect a leader.
          Thread.sleep(PAUSE_AFTER_FAILURE);
        }
      }
    } catch (InterruptedException e) {
      failed(new TimeoutException("no reply within " + drain + " of the end of the load"));
    }
  }

  private CompletableFuture<byte[]> call() {
    try {
      return operation.get().toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void answered(long started, byte[] reply) {
    if (!Commands.isReply(reply)) {
      failed(new IllegalStateException("malformed reply of " + reply.length + " bytes"));
      return;
    }
    acknowledged.increment();
    long now = System.nanoTime();
    if (now - from >= 0 && now - until < 0) {
      latencies.record(now - started);
    }
  }

  private void failed(@Nullable Throwable error) {
    uncertain.increment();
    firstError.compareAndSet(null, error);
  }

  private LoadResult result() {
    return new LoadResult(
        from,
        latencies.count(),
        Math.max(0, until - from) / 1e9,
        latencies.percentileMicros(50),
        latencies.percentileMicros(99),
        latencies.percentileMicros(99.9),
        latencies.percentileMicros(100),
        acknowledged.sum(),
        uncertain.sum(),
        Optional.ofNullable(firstError.get()).map(Throwable::toString));
  }
}
