/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The handing out of outcomes to callers. Who has one often calls again at once. Without regard to
 * that, callers fall into two halves, one of which is on its way while the other is told, and every
 * entry and every call is half as large as it could be. So what is about to leave waits until all
 * have been told and had their turn to call again; that costs those who call nothing, as they would
 * wait for the entry in flight otherwise.
 *
 * <p>It waits for a bounded time, as a caller's continuation may block. Safe for use from any
 * thread.
 */
public final class HandOut {
  private static final Duration PATIENCE = Duration.ofMillis(2);

  private final ScheduledExecutorService scheduler;
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicBoolean planned = new AtomicBoolean();
  private final List<Runnable> heldBack = new CopyOnWriteArrayList<>();
  private volatile long since;

  /** Uses the scheduler to wait no longer than is sensible. */
  public HandOut(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  /** The action runs when something that was held back may go on; more than once does no harm. */
  public void onEnd(Runnable action) {
    heldBack.add(action);
  }

  /** Several callers are about to be told. */
  void begin() {
    if (active.getAndIncrement() == 0) {
      since = System.nanoTime();
    }
  }

  /** They have been told. */
  void end() {
    if (active.decrementAndGet() == 0) {
      release();
    }
  }

  /** Whether what is about to leave should wait; if so, the actions of {@link #onEnd} will run. */
  public boolean holdsBack() {
    if (active.get() == 0 || System.nanoTime() - since >= PATIENCE.toNanos()) {
      return false;
    }
    if (planned.compareAndSet(false, true)) {
      try {
        scheduler.schedule(this::patienceIsOver, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        return false;
      }
    }
    return true;
  }

  private void patienceIsOver() {
    planned.set(false);
    release();
  }

  private void release() {
    heldBack.forEach(Runnable::run);
  }
}
