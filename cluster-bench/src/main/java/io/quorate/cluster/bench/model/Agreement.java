/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import io.quorate.cluster.bench.system.SystemKind;
import java.util.List;

/**
 * Whether the replicas of a system hold, at the end, what was acknowledged.
 *
 * @param acknowledged writes that were answered
 * @param uncertain writes that failed, and may or may not have been applied
 * @param totals writes that each replica counts
 */
public record Agreement(SystemKind system, long acknowledged, long uncertain, List<Long> totals) {
  public Agreement {
    totals = List.copyOf(totals);
  }

  /** All replicas count the same: every acknowledged write once, and no more than was tried. */
  public boolean holds() {
    return totals.stream().distinct().count() == 1
        && totals.get(0) >= acknowledged
        && totals.get(0) <= acknowledged + uncertain;
  }
}
