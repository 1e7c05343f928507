/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Clients, each a thread that repeats a step until all are told to stop. */
final class Workers {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  /** What one client does, with what it needs for it. */
  interface Worker extends AutoCloseable {
    /** Does it once. */
    void step();

    @Override
    void close();
  }

  private final List<Thread> threads = new ArrayList<>();
  private int started;
  private volatile boolean running;

  /** Starts one more, made from its number; it pauses after every step, or not at all when 0. */
  synchronized void start(IntFunction<Worker> made, long pauseMicros) {
    running = true;
    int number = started++;
    threads.add(
        Thread.ofVirtual()
            .name("client-" + number)
            .start(() -> run(made.apply(number), pauseMicros * 1_000)));
  }

  private void run(Worker made, long pauseNanos) {
    try (made) {
      while (running) {
        made.step();
        if (pauseNanos > 0) {
          LockSupport.parkNanos(pauseNanos);
        }
      }
    }
  }

  /** Lets each end the step that it has begun. */
  synchronized void stop() {
    running = false;
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    for (Thread thread : threads) {
      try {
        if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          throw new IllegalStateException(
              thread.getName() + " did not get an answer within " + STOP_TIMEOUT);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while clients were ending", e);
      }
    }
    threads.clear();
  }
}
