/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.system.ReadKind;
import java.util.Locale;
import java.util.Optional;

/**
 * What is asked of a system.
 *
 * @param read the kind of read, or empty for writes
 */
public record Workload(Optional<ReadKind> read, Origin origin, int callers) {
  /** Writes from so many callers. */
  public static Workload writes(Origin origin, int callers) {
    return new Workload(Optional.empty(), origin, callers);
  }

  /** Reads of one kind from so many callers. */
  public static Workload reads(ReadKind kind, Origin origin, int callers) {
    return new Workload(Optional.of(kind), origin, callers);
  }

  /** The stable name of what is done: {@code write} or {@code read-<kind>}. */
  public String operation() {
    return read.map(kind -> "read-" + kind.name().toLowerCase(Locale.ROOT)).orElse("write");
  }

  /** All of it, for people. */
  public String title() {
    return "%s, %s, %d caller%s"
        .formatted(operation(), origin.id(), callers, callers == 1 ? "" : "s");
  }
}
