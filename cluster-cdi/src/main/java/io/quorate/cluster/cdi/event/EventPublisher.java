/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.event;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.event.ClusterEvent;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;

/**
 * Publishes the node's events from the moment of subscription on. Completes its subscribers when
 * the application's node stops. Safe for use from any thread.
 */
public final class EventPublisher implements Flow.Publisher<ClusterEvent> {
  private final Cluster cluster;
  private final Set<EventSubscription> subscriptions = ConcurrentHashMap.newKeySet();
  private volatile boolean completed;

  /** A publisher of a cluster's events. */
  public EventPublisher(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ClusterEvent> subscriber) {
    EventSubscription subscription = new EventSubscription(subscriber, subscriptions::remove);
    subscriptions.add(subscription);
    subscription.begin(cluster);
    if (completed) {
      subscription.complete();
    }
  }

  /** No more events will come. */
  public void complete() {
    completed = true;
    subscriptions.forEach(EventSubscription::complete);
    subscriptions.clear();
  }
}
