/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.demo;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/**
 * How to write on this terminal.
 *
 * @param live whether lines can be redrawn
 * @param colours whether text may be coloured
 */
record Style(boolean live, boolean colours) {

  /** What suits the standard output: nothing special unless it is a terminal. */
  static Style ofStandardOutput() {
    boolean terminal = isTerminal() && !"dumb".equals(System.getenv("TERM"));
    String noColour = System.getenv("NO_COLOR");
    return new Style(terminal, terminal && (noColour == null || noColour.isEmpty()));
  }

  @SuppressWarnings("SystemConsoleNull") // what null means before Java 22 is wanted
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there can be a console without a terminal, and this method tells.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  String good(String text) {
    return wrap("32", text);
  }

  String bad(String text) {
    return wrap("1;31", text);
  }

  String strong(String text) {
    return wrap("1", text);
  }

  String faint(String text) {
    return wrap("2", text);
  }

  String accent(String text) {
    return wrap("36", text);
  }

  private String wrap(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
