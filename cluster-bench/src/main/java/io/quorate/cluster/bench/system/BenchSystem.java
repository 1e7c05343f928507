/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.util.concurrent.CompletionStage;

/**
 * One node of a system under comparison, inside this process.
 *
 * <p>{@link #write} and {@link #read} may be called from any thread, by many callers at once.
 */
public interface BenchSystem extends BenchNode {
  /** Highest log index that this node has applied. */
  long appliedIndex();

  /** What this node's replica holds; read without any protocol. */
  Counters state();

  /** Replicates a command of {@link Commands#write} and answers with its eight-byte reply. */
  CompletionStage<byte[]> write(byte[] command);

  /** As {@link #write}, past what stands between an application and the cluster's own call. */
  default CompletionStage<byte[]> writeDirect(byte[] command) {
    throw new UnsupportedOperationException("nothing stands before the call of this system");
  }

  /**
   * Answers, by one of the {@link SystemKind#readKinds}, a command of {@link Commands#read} with an
   * eight-byte reply.
   */
  CompletionStage<byte[]> read(ReadKind kind, byte[] command);
}
