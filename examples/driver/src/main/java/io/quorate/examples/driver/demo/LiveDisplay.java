/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import java.io.PrintStream;
import java.time.Duration;

/** Redraws the present step in place, with a bar and a moving sign of life. */
final class LiveDisplay implements Display {
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final Duration FRAME = Duration.ofMillis(100);
  private static final int BAR = 20;
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final String UP = "\u001b[1A";

  private final PrintStream out;
  private final Style style;
  private final Thread painter;
  private String title = "";
  private double fraction;
  private String text = "";
  private long began;
  private int frame;
  private boolean painted;
  private boolean closed;

  LiveDisplay(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
    out.print(HIDE_CURSOR);
    this.painter = Thread.ofPlatform().daemon(true).name("display").start(this::paintAlways);
  }

  @Override
  public synchronized void begin(String newTitle) {
    title = newTitle;
    fraction = -1;
    text = "";
    began = System.nanoTime();
    paint();
  }

  @Override
  public synchronized void update(double newFraction, String newText) {
    fraction = newFraction;
    text = newText;
  }

  @Override
  public synchronized void end(String result) {
    erase();
    out.println(style.good("✓ ") + style.strong(title) + "  " + style.faint(seconds()));
    out.println("    " + result);
    title = "";
    out.flush();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      painter.interrupt();
      erase();
      out.print(SHOW_CURSOR);
      out.flush();
    }
  }

  private void paintAlways() {
    try {
      while (true) {
        Thread.sleep(FRAME);
        paint();
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private synchronized void paint() {
    if (title.isEmpty() || closed) {
      return;
    }
    erase();
    String spinner = SPINNER[frame++ % SPINNER.length];
    out.println(style.accent(spinner) + " " + style.strong(title) + "  " + style.faint(seconds()));
    out.print("    " + (fraction < 0 ? "" : bar() + "  ") + text);
    out.flush();
    painted = true;
  }

  private void erase() {
    if (painted) {
      out.print(CLEAR_LINE + UP + CLEAR_LINE);
      painted = false;
    }
  }

  private String bar() {
    int full = (int) Math.round(Math.min(1, fraction) * BAR);
    return style.accent("█".repeat(full)) + style.faint("░".repeat(BAR - full));
  }

  private String seconds() {
    return "%.1f s".formatted((System.nanoTime() - began) / 1e9);
  }
}
