/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.io.IOException;

/** A node of a system under comparison. Safe for use from any thread once it is started. */
public interface BenchNode extends AutoCloseable {
  /** Starts this node and returns once it takes part; the cluster may still be without a leader. */
  void start() throws Exception;

  /** Whether this node leads at this moment. */
  boolean isLeader();

  @Override
  void close() throws IOException;
}
