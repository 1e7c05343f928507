/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import java.util.Set;

/**
 * Planted faults, by which tests prove that their checkers see what they look for. Set by the
 * system property {@code io.quorate.internal.fault}, which is no configuration key; never for use.
 *
 * @param noDedup puts every command into its entry twice, and does not recognise repeats
 * @param engineReads takes the engine's own read index for a barrier
 * @param skipDelivery acknowledges now and then a message that no handler was given
 */
record Faults(boolean noDedup, boolean engineReads, boolean skipDelivery) {
  static Faults fromSystemProperties() {
    Set<String> named = Set.of(System.getProperty("io.quorate.internal.fault", "").split(",", -1));
    return new Faults(
        named.contains("no-dedup"),
        named.contains("engine-reads"),
        named.contains("skip-delivery"));
  }
}
