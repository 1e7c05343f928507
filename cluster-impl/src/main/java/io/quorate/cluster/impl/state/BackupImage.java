/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.consensus.LogPosition;
import io.quorate.cluster.impl.format.BackupHeader;
import io.quorate.cluster.impl.format.SnapshotWriter;
import java.io.IOException;
import java.io.OutputStream;

/** The state as it was between two entries, to be written into an archive once, and closed. */
public final class BackupImage implements AutoCloseable {
  private final StateSnapshot state;
  private final int featureLevel;
  private final long epoch;

  BackupImage(StateSnapshot state, int featureLevel, long epoch) {
    this.state = state;
    this.featureLevel = featureLevel;
    this.epoch = epoch;
  }

  /** The last entry that the state contains. */
  public LogPosition position() {
    return state.position();
  }

  /** The replicated feature level. */
  public int featureLevel() {
    return featureLevel;
  }

  /** The replicated epoch. */
  public long epoch() {
    return epoch;
  }

  /** Writes a whole archive; may take long, and runs beside the applying of later entries. */
  public void writeTo(BackupHeader header, OutputStream out) throws IOException {
    SnapshotWriter writer = new SnapshotWriter(out);
    try (OutputStream section = writer.section(BackupHeader.SECTION, BackupHeader.VERSION)) {
      section.write(header.encode());
    }
    state.writeSections(writer);
    writer.finish();
  }

  @Override
  public void close() throws IOException {
    state.close();
  }
}
