/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import io.quorate.cluster.Consistency;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadConsistency;
import java.util.concurrent.CompletionStage;

/** The counters as an application in a CDI container calls them. */
public interface CountersApi {
  /** Executes a write. */
  @OnWrite(CountersHandler.WRITE)
  CompletionStage<byte[]> write(byte[] command);

  /** Executes a linearizable read. */
  @OnRead(CountersHandler.READ)
  @Consistency(ReadConsistency.LINEARIZABLE)
  CompletionStage<byte[]> read(byte[] command);
}
