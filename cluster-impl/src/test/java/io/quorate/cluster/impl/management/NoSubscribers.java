/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.delivery.DurableSubscribers;
import io.quorate.cluster.impl.delivery.TopicReader;
import io.quorate.cluster.impl.topics.StartPoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Durable subscribers of a node that has none: tests of topics use real nodes. */
final class NoSubscribers implements DurableSubscribers {
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
}
