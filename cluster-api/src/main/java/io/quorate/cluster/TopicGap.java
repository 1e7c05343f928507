/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/**
 * Messages that a subscription will never get, as they were trimmed before it came to them: it was
 * away, or slow, for longer than the topic's limits retain.
 *
 * @param topic the topic
 * @param subscription the subscription on this node
 * @param first the first message that is missing
 * @param last the last message that is missing; the next to be delivered is the one after
 */
public record TopicGap(String topic, String subscription, long first, long last) {
  /** How many messages are missing. */
  public long count() {
    return last - first + 1;
  }
}
