/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.threads;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Makes the threads of one node, named {@code quorate-<node>-<role>}, and closes them in reverse
 * order of creation.
 *
 * <p>Threads carry the class loader that was the context class loader when this object was made, so
 * that handlers see the application's classes. Safe for use from any thread.
 */
public final class Threads implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final String prefix;
  private final ClassLoader loader;
  private final Deque<ExecutorService> executors = new ArrayDeque<>();

  /** Threads of the node with this id. */
  public Threads(String nodeId) {
    this.prefix = "quorate-" + nodeId + "-";
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    this.loader = context != null ? context : Threads.class.getClassLoader();
  }

  /** One thread that runs tasks in order; use for work that must never be concurrent. */
  public ExecutorService single(String role) {
    return register(Executors.newSingleThreadExecutor(platform(role)));
  }

  /** A scheduler with one thread; tasks must be short. */
  public ScheduledExecutorService scheduler(String role) {
    ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, platform(role));
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    register(scheduler);
    return scheduler;
  }

  /** A new virtual thread for each task; tasks may block. */
  public ExecutorService virtual(String role) {
    ThreadFactory factory = Thread.ofVirtual().name(prefix + role + "-", 0).factory();
    return register(Executors.newThreadPerTaskExecutor(withLoader(factory)));
  }

  /** A daemon platform thread factory, for engines that want one. */
  public ThreadFactory platform(String role) {
    return withLoader(Thread.ofPlatform().daemon(true).name(prefix + role).factory());
  }

  private ThreadFactory withLoader(ThreadFactory factory) {
    return task -> {
      Thread thread = factory.newThread(task);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }

  private synchronized ExecutorService register(ExecutorService executor) {
    executors.push(executor);
    return executor;
  }

  /** Interrupts what still runs and waits, bounded, until all threads have ended. */
  @Override
  public synchronized void close() {
    boolean interrupted = false;
    while (!executors.isEmpty()) {
      ExecutorService executor = executors.pop();
      executor.shutdownNow();
      try {
        executor.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
