/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import io.quorate.cluster.ConfigKeys;
import java.time.Duration;

/** Reads durations as the configuration does. */
final class Durations {
  private Durations() {}

  static Duration parse(String text) {
    return ConfigKeys.WRITE_TIMEOUT.parser().apply(text.trim());
  }
}
