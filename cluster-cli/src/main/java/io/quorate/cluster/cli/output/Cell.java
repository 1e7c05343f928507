/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.output;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * A text and how it is shown where colours are. What came from elsewhere may hold control
 * characters, which would reach the terminal: they are replaced.
 *
 * @param text what it says
 * @param style names of picocli's styles, such as {@code fg(red)} or {@code bold}; may be empty
 */
public record Cell(String text, String style) {
  /** Takes control characters out. */
  public Cell {
    text = printable(text);
  }

  /** A text in no style. */
  public static Cell plain(String text) {
    return new Cell(text, "");
  }

  /** The text with control characters replaced. */
  public static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  int width() {
    return text.codePointCount(0, text.length());
  }

  /** The text as it is sent to the terminal. */
  public String show(Ansi ansi) {
    if (style.isEmpty() || !ansi.enabled()) {
      return text;
    }
    IStyle[] styles = Style.parse(style);
    return Style.on(styles) + text + Style.off(styles);
  }
}
