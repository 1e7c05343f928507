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
 */
public record Health(List<String> reasons) {
  /** Copies the list. */
  public Health {
    reasons = List.copyOf(reasons);
  }

  /** Whether it holds. */
  public boolean up() {
    return reasons.isEmpty();
  }
}
