/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import java.io.PrintStream;

/** Shows what the demonstration is doing. Safe for use from any thread. */
interface Display extends AutoCloseable {

  /** Redrawn lines on a terminal, plain lines anywhere else. */
  static Display on(PrintStream out) {
    Style style = Style.ofStandardOutput();
    return style.live() ? new LiveDisplay(out, style) : new PlainDisplay(out);
  }

  /** A step begins. */
  void begin(String title);

  /**
   * How far the step is.
   *
   * @param fraction from 0 to 1; less than 0 where that is not known
   * @param text figures of this moment
   */
  void update(double fraction, String text);

  /** The step has ended with this result. */
  void end(String result);

  @Override
  void close();
}
