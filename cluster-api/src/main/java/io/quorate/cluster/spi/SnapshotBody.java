/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import java.io.IOException;
import java.io.OutputStream;

/**
 * State that was captured and can be written later, on another thread, while the handler goes on
 * changing.
 */
@FunctionalInterface
public interface SnapshotBody {
  /** Writes the captured state; called once. The stream is buffered and closed by the caller. */
  void writeTo(OutputStream out) throws IOException;
}
