/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.threads;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Makes the threads of one node, named {@code quorate-<node>-<role>}, and closes them in reverse
 * order of creation.
 *
 * <p>Threads that run code of the application carry the context class loader of when this object
 * was made. The others carry the library's: engines keep for ever what they find on first use. Safe
 * for use from any thread.
 */
public final class Threads implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final String prefix;
  private final ClassLoader application;
  private final Deque<ExecutorService> executors = new ArrayDeque<>();
  private final Set<Thread> owned = ConcurrentHashMap.newKeySet();

  /** Threads of the node with this id. */
  public Threads(String nodeId) {
    this.prefix = "quorate-" + nodeId + "-";
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    this.application = context != null ? context : Threads.class.getClassLoader();
  }

  /** One thread that runs tasks in order; use for work that must never be concurrent. */
  public ExecutorService single(String role) {
    return register(Executors.newSingleThreadExecutor(owned(platform(role))));
  }

  /**
   * {@link #single(String)} for code of the application; what the thread runs for its whole life is
   * wrapped.
   */
  public ExecutorService single(String role, UnaryOperator<Runnable> wrapper) {
    ThreadFactory threads = owned(withLoader(daemon(role), application));
    return register(
        Executors.newSingleThreadExecutor(task -> threads.newThread(wrapper.apply(task))));
  }

  /** A scheduler with one thread; tasks must be short. */
  public ScheduledExecutorService scheduler(String role) {
    ScheduledThreadPoolExecutor scheduler =
        new ScheduledThreadPoolExecutor(1, owned(platform(role)));
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    register(scheduler);
    return scheduler;
  }

  /** A new virtual thread for each task, also of the application; tasks may block. */
  public ExecutorService virtual(String role) {
    ThreadFactory factory = Thread.ofVirtual().name(prefix + role + "-", 0).factory();
    return register(Executors.newThreadPerTaskExecutor(withLoader(factory, application)));
  }

  /**
   * A new platform thread for each task, also of the application; for rare tasks that may block
   * where a virtual thread would hold on to its carrier, as the system's resolver does.
   */
  public ExecutorService perTask(String role) {
    return register(
        Executors.newThreadPerTaskExecutor(owned(withLoader(daemon(role), application))));
  }

  /** A daemon platform thread factory, for engines that want one. */
  public ThreadFactory platform(String role) {
    return withLoader(daemon(role), Threads.class.getClassLoader());
  }

  private ThreadFactory daemon(String role) {
    return Thread.ofPlatform().daemon(true).name(prefix + role).factory();
  }

  private static ThreadFactory withLoader(ThreadFactory factory, ClassLoader loader) {
    return task -> {
      Thread thread = factory.newThread(task);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }

  private ThreadFactory owned(ThreadFactory factory) {
    return task -> {
      Thread thread = factory.newThread(task);
      owned.removeIf(earlier -> earlier.getState() == Thread.State.TERMINATED);
      owned.add(thread);
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
    interrupted |= !join();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** An executor counts as terminated shortly before its last thread ends. */
  private boolean join() {
    long deadline = System.nanoTime() + CLOSE_TIMEOUT.toNanos();
    try {
      for (Thread thread : owned) {
        if (thread != Thread.currentThread()) {
          // Not for 0 ms, which is for ever.
          thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        }
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
