/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import java.util.List;

/**
 * What came of holding the clients' journals against the replicas' lists.
 *
 * @param sent how many transfers were sent
 * @param acknowledged how many of them the cluster promised to have applied
 * @param unknown how many had no outcome: the cluster said so, or the client died first
 * @param refused how many were not applied, as the cluster said
 * @param unknownApplied how many of the unknown ones turned out to be applied
 * @param lost how often an acknowledged transfer was missing from a replica
 * @param duplicated how often a transfer was applied once too many
 * @param lied how often a refused transfer was applied
 * @param alien how often a transfer was applied that nobody sent
 * @param different how many replicas have another list than the first, or the same in another order
 * @param faults the first of these faults in words
 */
public record Verdict(
    long sent,
    long acknowledged,
    long unknown,
    long refused,
    long unknownApplied,
    long lost,
    long duplicated,
    long lied,
    long alien,
    long different,
    List<String> faults) {
  /** Copies the list. */
  public Verdict {
    faults = List.copyOf(faults);
  }

  /** Whether nothing is wrong. */
  public boolean holds() {
    return lost + duplicated + lied + alien + different == 0;
  }

  /** The figures in one line. */
  public String line() {
    return "acknowledged=%d unknown=%d refused=%d lost=%d duplicated=%d lied=%d alien=%d different=%d"
        .formatted(acknowledged, unknown, refused, lost, duplicated, lied, alien, different);
  }

  @Override
  public String toString() {
    return line() + (faults.isEmpty() ? "" : "\n  " + String.join("\n  ", faults));
  }
}
