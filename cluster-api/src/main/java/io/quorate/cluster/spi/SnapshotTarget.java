/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import java.io.IOException;
import java.io.InputStream;

/** Replaces a handler's state by a saved one. */
@FunctionalInterface
public interface SnapshotTarget {
  /** Loads what a {@link SnapshotBody} of the given version wrote. */
  void load(InputStream in, int version) throws IOException;
}
