/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import java.time.Duration;

/**
 * How messages are delivered.
 *
 * @param nodeId the node
 * @param window messages that the slowest live handler may be behind
 * @param mostWaiting publishers that may wait on this node
 * @param retry how long after a failure a handler gets a message again
 * @param maxDeliveries how often a handler gets a message
 * @param cursorInterval how often positions are replicated
 * @param subscriberExpiry log time after which an unseen durable subscriber holds nothing back
 * @param skips whether a message is left out now and then, to prove that our checkers see it
 */
public record DeliverySettings(
    String nodeId,
    int window,
    int mostWaiting,
    Duration retry,
    int maxDeliveries,
    Duration cursorInterval,
    Duration subscriberExpiry,
    boolean skips) {
  private static final int LOOKS_IN_EXPIRY = 4;

  /** Longer than it takes to note that a subscriber is there, whatever is configured. */
  Duration effectiveExpiry() {
    Duration least = cursorInterval.multipliedBy(LOOKS_IN_EXPIRY);
    return subscriberExpiry.compareTo(least) < 0 ? least : subscriberExpiry;
  }
}
