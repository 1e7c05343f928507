/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Messages that somebody outside the cluster reads at one node. Safe for use from any thread;
 * nothing blocks.
 *
 * <p>The reader pulls, so a slow one costs what it has fetched and not yet let go, and no more:
 * messages are shared with the topic's retained tail, not copied. When the tail is trimmed past it,
 * it is given a {@link TopicDelivery.Gap}.
 */
public interface TopicFeed extends AutoCloseable {
  /**
   * The next messages and gaps, once there is at least one. One fetch at a time. The stage
   * completes on a virtual thread and fails with {@link io.quorate.cluster.NotCommittedException}
   * of code {@code CLOSED} when the feed or the node is closed, or {@code UNKNOWN_SUBSCRIBER} when
   * the durable subscriber that reads is forgotten.
   *
   * @param maxMessages the most deliveries, 1 or more
   * @param maxBytes where to stop; one message is given whatever its size
   * @throws IllegalStateException when another fetch is not complete
   * @throws IllegalArgumentException when a bound is below 1
   */
  CompletableFuture<List<TopicDelivery>> fetch(int maxMessages, long maxBytes);

  /** Ends the feed; closing twice does nothing. */
  @Override
  void close();
}
