/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.IOException;
import java.io.OutputStream;

/** The state as it was at one position, to be written once and closed. */
public interface SnapshotImage extends AutoCloseable {
  /** The last entry that the state contains. */
  LogPosition position();

  /** Writes the state; may take long, and runs beside the applying of later entries. */
  void writeTo(OutputStream out) throws IOException;

  /** Frees what the capture held. */
  @Override
  void close() throws IOException;
}
