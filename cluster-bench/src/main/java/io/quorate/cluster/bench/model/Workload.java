/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.system.Operation;
import io.quorate.cluster.bench.system.ReadKind;

/** What is asked of a system. */
public record Workload(Operation operation, Origin origin, int callers) {
  /** Writes from so many callers. */
  public static Workload writes(Origin origin, int callers) {
    return new Workload(Operation.WRITE, origin, callers);
  }

  /** Reads of one kind from so many callers. */
  public static Workload reads(ReadKind kind, Origin origin, int callers) {
    return new Workload(Operation.read(kind), origin, callers);
  }

  /** Messages from so many callers. */
  public static Workload messages(Origin origin, int callers) {
    return new Workload(Operation.PUBLISH, origin, callers);
  }

  /** All of it, for people. */
  public String title() {
    return "%s, %s, %d caller%s"
        .formatted(operation.id(), origin.id(), callers, callers == 1 ? "" : "s");
  }
}
