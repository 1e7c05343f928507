/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.Subscription;
import io.quorate.cluster.event.ClusterEvent;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subscription that may be made, and ended, before there is a node to subscribe to. */
final class LateSubscription implements Subscription {
  private @Nullable Subscription made;
  private boolean ended;

  LateSubscription(
      CompletableFuture<Cluster> started,
      Consumer<? super ClusterEvent> subscriber,
      EventStart start) {
    started.thenAccept(cluster -> make(cluster, subscriber, start));
  }

  private synchronized void make(
      Cluster cluster, Consumer<? super ClusterEvent> subscriber, EventStart start) {
    if (!ended) {
      made = cluster.subscribe(subscriber, start);
    }
  }

  @Override
  public synchronized void close() {
    ended = true;
    if (made != null) {
      made.close();
    }
  }
}
