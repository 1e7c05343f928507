/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/**
 * What consensus drives: applies committed entries in order and saves and restores what they made.
 *
 * <p>{@link #apply} and {@link #skip} are called by one engine thread, in order of index; they may
 * block it for a while to bound what is queued, and must never fail: a consumer that cannot go on
 * halts and returns stages that do not complete.
 */
public interface LogConsumer {
  /** Applies a committed entry; the stage completes when it has been. */
  CompletableFuture<?> apply(LogPosition position, byte[] frame);

  /** Notes an entry that is none of the consumer's, such as a configuration. */
  void skip(LogPosition position);

  /** The last entry that was applied or noted. */
  LogPosition applied();

  /** Captures the state between two entries, to be written later. */
  SnapshotImage capture() throws IOException;

  /** Replaces the state by what {@link SnapshotImage#writeTo} wrote. */
  void load(LogPosition position, InputStream in) throws IOException;
}
