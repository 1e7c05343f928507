/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what was scheduled when the test says so, whatever its delay. */
public final class HandScheduler extends ScheduledThreadPoolExecutor {
  private final Queue<Runnable> due = new ArrayDeque<>();

  /** Nothing is scheduled yet. */
  public HandScheduler() {
    super(0);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    due.add(task);
    return new Planned();
  }

  /** Runs all that is scheduled now, and not what that schedules in turn. */
  public void runScheduled() {
    for (int left = due.size(); left > 0; left--) {
      due.remove().run();
    }
  }

  private static final class Planned extends CompletableFuture<Void>
      implements ScheduledFuture<Void> {
    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
