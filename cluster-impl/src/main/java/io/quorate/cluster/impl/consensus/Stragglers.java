/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends what the engine leaves running when its role changes while it is closed: a follower's timer
 * that a leader starts when it steps down runs on for ten seconds, and would start an election.
 */
final class Stragglers {
  private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

  /** Waits for elections, and starts them. */
  private static final String TIMER = "-FollowerState";

  /** Those that may still start a timer. */
  private static final List<String> STARTERS =
      List.of("-LeaderStateImpl", "-EventProcessor", "-LeaderElection");

  private Stragglers() {}

  /** Returns when the closed server has none any more, or after that time. */
  static void end(String peerId, Duration patience) {
    String prefix = peerId + "@";
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = Thread.interrupted();
    while (isAnyLeft(prefix) && deadline - System.nanoTime() > 0) {
      LockSupport.parkNanos(LOOK_NANOS);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isAnyLeft(String prefix) {
    boolean left = false;
    for (Thread thread : all()) {
      String name = thread.getName();
      if (!name.startsWith(prefix)) {
        continue;
      }
      if (name.endsWith(TIMER)) {
        thread.interrupt();
        left = true;
      } else if (!isWaiting(thread) && STARTERS.stream().anyMatch(name::contains)) {
        left = true;
      }
    }
    return left;
  }

  /** It looks whether it still leads before it does anything. */
  private static boolean isWaiting(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  private static List<Thread> all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    for (ThreadGroup above = root.getParent(); above != null; above = root.getParent()) {
      root = above;
    }
    Thread[] threads = new Thread[root.activeCount() + 64];
    int found = root.enumerate(threads);
    List<Thread> all = new ArrayList<>(found);
    for (int i = 0; i < found; i++) {
      all.add(threads[i]);
    }
    return all;
  }
}
