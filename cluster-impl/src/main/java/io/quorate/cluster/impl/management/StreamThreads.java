/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one HTTP/2 connection's streams. There are so many at once and no more, also of
 * streams that the client has reset: to reset and open again must not buy work without end. All are
 * interrupted when the connection ends, for Helidon leaves those that wait for data where they are.
 */
final class StreamThreads extends AbstractExecutorService {
  private final Executor threads;
  private final int max;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  StreamThreads(Executor threads, int max) {
    this.threads = threads;
    this.max = max;
  }

  @Override
  public void execute(Runnable task) {
    if (count.incrementAndGet() > max || closed) {
      count.decrementAndGet();
      throw new RejectedExecutionException("more streams at work than a connection may have");
    }
    try {
      threads.execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      count.decrementAndGet();
      throw e;
    }
  }

  private void run(Runnable task) {
    Thread thread = Thread.currentThread();
    running.add(thread);
    try {
      if (!closed) {
        task.run();
      }
    } finally {
      running.remove(thread);
      count.decrementAndGet();
    }
  }

  /** How many streams are at work. */
  int running() {
    return count.get();
  }

  @Override
  public void shutdown() {
    closed = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    closed = true;
    running.forEach(Thread::interrupt);
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return closed;
  }

  @Override
  public boolean isTerminated() {
    return closed && running() == 0;
  }

  /** Does not wait: the owner of the threads does. */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isTerminated();
  }
}
