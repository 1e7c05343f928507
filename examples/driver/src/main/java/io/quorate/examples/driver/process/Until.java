/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true. */
public final class Until {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Until() {}

  /**
   * Waits until the condition holds.
   *
   * @return how long that took
   * @throws NodeFailure when the time is over
   */
  public static Duration holds(String what, Duration timeout, BooleanSupplier condition) {
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - began > timeout.toNanos()) {
        throw new NodeFailure("Waited " + timeout.toSeconds() + " s in vain: " + what);
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new NodeFailure("interrupted while waiting: " + what);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
