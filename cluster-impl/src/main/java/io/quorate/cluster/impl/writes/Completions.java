/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes callers' stages, away from the apply thread and the engine's. One virtual thread serves
 * many completions in order; when a caller's continuation blocks it, {@link #watch()} starts
 * another, so that nobody waits for ever behind somebody else's code.
 */
public final class Completions {
  private static final Logger LOG = LoggerFactory.getLogger(Completions.class);

  private final Executor threads;
  private final HandOut handOut;
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger drainers = new AtomicInteger();
  private final AtomicLong progress = new AtomicLong();
  private long seen;

  /** Completions on virtual threads of the executor. */
  public Completions(Executor threads, HandOut handOut) {
    this.threads = threads;
    this.handOut = handOut;
  }

  /** Runs a completion soon. */
  public void add(Runnable completion) {
    queue.add(completion);
    wake();
  }

  /** Runs completions soon; what their callers send next is gathered. */
  public void addAll(List<Runnable> completions) {
    if (completions.size() > 1) {
      handOut.begin();
      queue.addAll(completions);
      queue.add(this::allTold);
    } else {
      queue.addAll(completions);
    }
    wake();
  }

  @SuppressWarnings("ThreadPriorityCheck") // virtual threads take turns in order of waking up
  private void allTold() {
    Thread.yield();
    handOut.end();
  }

  private void wake() {
    if (drainers.compareAndSet(0, 1)) {
      start();
    }
  }

  private void start() {
    try {
      threads.execute(this::drain);
    } catch (RejectedExecutionException e) {
      // Closing: callers still have to be told.
      drain();
    }
  }

  private void drain() {
    do {
      for (Runnable completion = queue.poll(); completion != null; completion = queue.poll()) {
        run(completion);
        progress.lazySet(progress.get() + 1);
      }
      drainers.decrementAndGet();
    } while (!queue.isEmpty() && drainers.compareAndSet(0, 1));
  }

  private static void run(Runnable completion) {
    try {
      completion.run();
    } catch (RuntimeException e) {
      // The callers behind it must be told all the same.
      LOG.error("A completion failed", e);
    }
  }

  /** Called now and then by one thread: helps when a completion has blocked since the last call. */
  void watch() {
    long now = progress.get();
    if (now == seen && !queue.isEmpty()) {
      drainers.incrementAndGet();
      start();
    }
    seen = now;
  }
}
