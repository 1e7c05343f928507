/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import java.io.PrintStream;
import java.time.Duration;

/** A line at the beginning and end of each step, and one every other second between. */
final class PlainDisplay implements Display {
  private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

  private final PrintStream out;
  private long began;
  private long shown;

  PlainDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void begin(String title) {
    began = System.nanoTime();
    shown = began;
    out.println(title + "…");
  }

  @Override
  public synchronized void update(double fraction, String text) {
    if (System.nanoTime() - shown >= INTERVAL) {
      shown = System.nanoTime();
      out.println("  " + text);
    }
  }

  @Override
  public synchronized void end(String result) {
    out.printf("  %s (%.1f s)%n", result, (System.nanoTime() - began) / 1e9);
  }

  @Override
  public void close() {
    out.flush();
  }
}
