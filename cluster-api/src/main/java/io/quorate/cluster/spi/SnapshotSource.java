/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import java.io.IOException;

/** Captures a handler's state between two entries. */
@FunctionalInterface
public interface SnapshotSource {
  /** Captures the state; must be quick, as no entry is applied meanwhile. */
  SnapshotBody capture() throws IOException;
}
