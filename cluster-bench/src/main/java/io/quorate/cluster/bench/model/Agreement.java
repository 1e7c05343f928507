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
 * @param part what was replicated: state, or messages to the handlers of topics
 * @param acknowledged writes or messages that were answered
 * @param uncertain those that failed, and may or may not have been applied
 * @param totals how many each replica counts; of messages, different ones
 */
public record Agreement(
    Part part, SystemKind system, long acknowledged, long uncertain, List<Long> totals) {
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
