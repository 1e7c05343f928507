/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.util.List;

/**
 * What this node knows of one topic at one moment.
 *
 * @param topic its name
 * @param seq the number of its last message, 0 before the first
 * @param firstRetained the number of the oldest message that is retained; one more than {@code seq}
 *     when there is none
 * @param retainedMessages how many are retained
 * @param retainedBytes their size with headers
 * @param minAck the lowest position of all subscribers; {@code seq} when there is none
 * @param subscribers who reads it, nodes first
 */
public record TopicStatus(
    String topic,
    long seq,
    long firstRetained,
    long retainedMessages,
    long retainedBytes,
    long minAck,
    List<Subscriber> subscribers) {

  /** Copies the list. */
  public TopicStatus {
    subscribers = List.copyOf(subscribers);
  }

  /**
   * One who reads the topic.
   *
   * @param nodeId the node; empty for a durable subscriber outside the cluster
   * @param name the subscription on the node, or the subscriber's id
   * @param ack up to where it has acknowledged: on the leader and for this node's own as of now,
   *     elsewhere as of {@code quorate.topics.cursor-interval} ago
   * @param lag how many messages it has not acknowledged
   * @param holds whether it counts in the window now
   */
  public record Subscriber(String nodeId, String name, long ack, long lag, boolean holds) {}
}
