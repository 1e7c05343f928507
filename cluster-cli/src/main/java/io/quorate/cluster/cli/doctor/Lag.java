/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** How many committed entries a node has still to apply. */
final class Lag {
  private static final long WARN = 1_000;

  /** An answer that came later than that tells of what was committed in the meantime. */
  private static final long TOGETHER_NANOS = Duration.ofMillis(250).toNanos();

  private Lag() {}

  static Finding of(Patient patient, JsonObject facts, List<Patient> all) {
    long committed =
        all.stream()
            .filter(other -> other.answeredNanos() - patient.answeredNanos() <= TOGETHER_NANOS)
            .flatMap(other -> other.facts().stream())
            .mapToLong(other -> Checks.number(other, "commitIndex"))
            .max()
            .orElse(0);
    long lag = Math.max(0, committed - Checks.number(facts, "appliedIndex"));
    String text = patient.id() + " has " + lag + " committed entries still to apply";
    return lag < WARN
        ? Finding.ok("lag", text)
        : Finding.warn("lag", text + ": look at its CPU, its disk and slow handlers");
  }
}
