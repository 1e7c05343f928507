/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.OnTopic;
import java.util.function.Consumer;

/** The handler of messages that Quorate runs on every node. */
@ClusterHandler("messages")
public final class MessagesHandler {
  static final String TOPIC = "bench";

  private final Consumer<byte[]> consumer;

  MessagesHandler(Consumer<byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Handles a message. */
  @OnTopic(TOPIC)
  public void message(byte[] message) {
    consumer.accept(message);
  }
}
