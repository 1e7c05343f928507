/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Something the library has set out to reach, beside what was measured.
 *
 * @param id stable name
 * @param text what is asked
 * @param bound the figure that is asked
 * @param atLeast whether the figure must be at least the bound, or at most
 * @param unit what follows the figure
 * @param measured the figure, or empty when it was not measured
 */
public record Target(
    String id, String text, double bound, boolean atLeast, String unit, OptionalDouble measured) {
  /** How the figure stands to the target. */
  public enum Verdict {
    MET("met"),
    NOT_MET("NOT MET"),
    NOT_MEASURED("not measured");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** As it is shown. */
    public String text() {
      return text;
    }
  }

  /** Whether it was reached. */
  public Verdict verdict() {
    if (measured.isEmpty()) {
      return Verdict.NOT_MEASURED;
    }
    double figure = measured.getAsDouble();
    boolean met = atLeast ? figure >= bound : figure <= bound;
    return met ? Verdict.MET : Verdict.NOT_MET;
  }

  /** What is asked, in figures. */
  public String asked() {
    return String.format(Locale.ROOT, "%s %.2f%s", atLeast ? "≥" : "≤", bound, unit);
  }

  /** What was measured, in figures. */
  public String found() {
    return measured.isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.2f%s", measured.getAsDouble(), unit);
  }
}
