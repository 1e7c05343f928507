/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

/**
 * What came of one check.
 *
 * @param severity how bad it is
 * @param check what was looked at
 * @param text what was seen, and what to do unless it is well
 */
public record Finding(Severity severity, String check, String text) {
  /** From well to broken. */
  public enum Severity {
    /** Nothing to do. */
    OK,
    /** Nothing is broken yet. */
    WARN,
    /** Something is broken. */
    FAIL
  }

  static Finding ok(String check, String text) {
    return new Finding(Severity.OK, check, text);
  }

  static Finding warn(String check, String text) {
    return new Finding(Severity.WARN, check, text);
  }

  static Finding fail(String check, String text) {
    return new Finding(Severity.FAIL, check, text);
  }
}
