/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.delivery.DurableSubscribers;
import io.quorate.cluster.impl.delivery.TopicDelivery;
import io.quorate.cluster.impl.delivery.TopicFeed;
import io.quorate.cluster.impl.delivery.TopicReader;
import io.quorate.cluster.impl.topics.StartPoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Readers of a node that has no topics: no subscribers, and feeds that stay silent. Tests of topics
 * use real nodes.
 */
final class SilentTopics implements DurableSubscribers {
  /** Feeds that are open. */
  final AtomicInteger open = new AtomicInteger();

  private static NotCommittedException unknown(String id) {
    return new NotCommittedException(Code.UNKNOWN_SUBSCRIBER, "there is no subscriber " + id);
  }

  @Override
  public CompletableFuture<Boolean> subscribe(
      String id, TopicPattern pattern, StartPoint start, Duration timeout) {
    return CompletableFuture.failedFuture(unknown(id));
  }

  @Override
  public CompletableFuture<Void> unsubscribe(String id, Duration timeout) {
    return CompletableFuture.failedFuture(unknown(id));
  }

  @Override
  public TopicReader open(String id) {
    throw unknown(id);
  }

  @Override
  public CompletableFuture<TopicFeed> follow(String topic, StartPoint start, Duration timeout) {
    open.incrementAndGet();
    return CompletableFuture.completedFuture(new Silent());
  }

  private final class Silent implements TopicFeed {
    private final CompletableFuture<List<TopicDelivery>> nothing = new CompletableFuture<>();

    @Override
    public CompletableFuture<List<TopicDelivery>> fetch(int maxMessages, long maxBytes) {
      return nothing;
    }

    @Override
    public void close() {
      if (nothing.completeExceptionally(new NotCommittedException(Code.CLOSED, "closed"))) {
        open.decrementAndGet();
      }
    }
  }
}
