/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Threads that each do one thing again and again, until they are stopped. */
public final class Workers {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(45);

  /** What one client does, with what it needs for it. */
  public interface Worker extends AutoCloseable {
    /**
     * Does it once.
     *
     * @return whether it can be done again
     */
    boolean step();

    @Override
    void close();
  }

  private final List<Thread> threads = new ArrayList<>();
  private int started;
  private volatile boolean running;

  /** Starts one more, made from its number; it pauses after every step, or not at all. */
  public synchronized void start(IntFunction<? extends Worker> made, Duration pause) {
    running = true;
    int number = started++;
    threads.add(
        Thread.ofVirtual().name("client-" + number).start(() -> run(made.apply(number), pause)));
  }

  private void run(Worker made, Duration pause) {
    try (made) {
      while (running && made.step()) {
        if (pause.isPositive()) {
          LockSupport.parkNanos(pause.toNanos());
        }
      }
    }
  }

  /** Lets each end the step that it has begun. */
  public synchronized void stop() {
    running = false;
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    for (Thread thread : threads) {
      try {
        if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          throw new IllegalStateException(
              thread.getName() + " got no answer within " + STOP_TIMEOUT);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while clients were ending", e);
      }
    }
    threads.clear();
  }
}
