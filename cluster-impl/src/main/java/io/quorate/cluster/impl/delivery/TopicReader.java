/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

/**
 * What a durable subscriber reads at one node, from where it has acknowledged. There is no
 * redelivery within a reader: who wants what was not acknowledged again opens another.
 */
public interface TopicReader extends TopicFeed {
  /** The id of the subscriber. */
  String subscriberId();

  /**
   * Tells the subscriber from one of the same id that was forgotten before it; 0 for those that
   * were registered before the cluster numbered them.
   */
  long registration();

  /**
   * Acknowledges everything of a topic up to a position. Absolute: a lower one than before does
   * nothing. Travels to the leader with others and is replicated within {@code
   * quorate.topics.cursor-interval}.
   *
   * @throws io.quorate.cluster.NotCommittedException of code {@code BAD_POSITION} when it is
   *     negative or beyond what this reader was given, {@code BAD_TOPIC} when the subscriber has no
   *     such topic, {@code UNKNOWN_SUBSCRIBER} when it was forgotten since this was opened
   */
  void ack(String topic, long position);

  /** Ends the reader; the subscriber stays, and can be opened again at its cursor. */
  @Override
  void close();
}
