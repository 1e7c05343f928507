/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a durable subscriber reads at one node, from where it has acknowledged. Safe for use from
 * any thread; nothing blocks.
 *
 * <p>The reader pulls, so a slow one costs what it has fetched and not yet let go, and no more:
 * messages are shared with the topic's retained tail, not copied. When the tail is trimmed past it,
 * it is given a {@link TopicDelivery.Gap}. There is no redelivery within a reader: who wants what
 * was not acknowledged again opens another.
 */
public interface TopicReader extends AutoCloseable {
  /** The id of the subscriber. */
  String subscriberId();

  /**
   * The next messages and gaps, once there is at least one. One fetch at a time. The stage
   * completes on a virtual thread and fails with {@link io.quorate.cluster.NotCommittedException}
   * of code {@code CLOSED} when the reader or the node is closed, or {@code UNKNOWN_SUBSCRIBER}
   * when the subscriber is forgotten.
   *
   * @param maxMessages the most deliveries, 1 or more
   * @param maxBytes where to stop; one message is given whatever its size
   * @throws IllegalStateException when another fetch is not complete
   * @throws IllegalArgumentException when a bound is below 1
   */
  CompletableFuture<List<TopicDelivery>> fetch(int maxMessages, long maxBytes);

  /**
   * Acknowledges everything of a topic up to a position. Absolute: a lower one than before does
   * nothing. Travels to the leader with others and is replicated within {@code
   * quorate.topics.cursor-interval}.
   *
   * @throws io.quorate.cluster.NotCommittedException of code {@code BAD_POSITION} when it is
   *     negative or beyond what this reader was given, {@code BAD_TOPIC} when the subscriber has no
   *     such topic
   */
  void ack(String topic, long position);

  /** Ends the reader; the subscriber stays, and can be opened again at its cursor. */
  @Override
  void close();
}
