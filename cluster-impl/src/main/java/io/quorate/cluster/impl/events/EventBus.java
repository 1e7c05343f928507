/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.events;

import io.quorate.cluster.Subscription;
import io.quorate.cluster.event.ClusterEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Hands events to subscribers: each gets them one at a time, in the order of publication, and a
 * slow one holds up nobody else. Safe for use from any thread.
 */
public final class EventBus {
  private final ExecutorService threads;
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

  /** A bus that delivers on threads of the executor. */
  public EventBus(ExecutorService threads) {
    this.threads = threads;
  }

  /** Hands an event to all who are subscribed now. */
  public void publish(ClusterEvent event) {
    // One publisher at a time keeps one order for all.
    synchronized (subscribers) {
      subscribers.forEach(subscriber -> subscriber.offer(event));
    }
  }

  /** Adds a subscriber, and hands it the first events before any other. */
  public Subscription subscribe(Consumer<? super ClusterEvent> consumer, List<ClusterEvent> first) {
    Subscriber subscriber = new Subscriber(consumer, threads);
    synchronized (subscribers) {
      first.forEach(subscriber::offer);
      subscribers.add(subscriber);
    }
    return () -> {
      subscribers.remove(subscriber);
      subscriber.close();
    };
  }
}
