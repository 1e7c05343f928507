/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletionStage;

/** Takes the state of this node out, for an archive. */
@FunctionalInterface
public interface BackupSource {
  /** What was captured, to be written once and closed. */
  interface Captured extends AutoCloseable {
    /** A name for the file. */
    String name();

    /** Writes all of it; may take as long as the receiver does. */
    void writeTo(OutputStream out) throws IOException;

    @Override
    void close();
  }

  /**
   * Captures the state between two entries. Fails with a {@link
   * io.quorate.cluster.ClusterException}.
   *
   * @param current whether it must contain all that was acknowledged before, which takes a leader;
   *     else it is what this node has
   */
  CompletionStage<Captured> capture(boolean current);
}
