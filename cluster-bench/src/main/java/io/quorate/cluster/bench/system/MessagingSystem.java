/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A node that publishes messages of one topic and hands those of all nodes to a handler. */
public interface MessagingSystem extends BenchNode {
  /**
   * Sets what handles messages, before the node is started. It gets every message of every node, at
   * least once; when it returns, the message is acknowledged.
   */
  void onMessage(Consumer<byte[]> handler);

  /** Publishes a message of {@link Messages}; completes when it is durable on a majority. */
  CompletionStage<?> publish(byte[] message);
}
