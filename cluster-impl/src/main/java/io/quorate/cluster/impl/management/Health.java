/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.util.List;

/**
 * Whether something holds, and why not.
 *
 * @param reasons why it does not hold; empty when it does
 * @param warnings what somebody should see to, whether it holds or not
 */
public record Health(List<String> reasons, List<String> warnings) {
  /** Copies the lists. */
  public Health {
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  /** Whether it holds. */
  public boolean up() {
    return reasons.isEmpty();
  }
}
