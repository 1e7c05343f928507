/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.event;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.Subscription;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.LeadershipEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscriber, with the events for which it has not asked yet. */
final class EventSubscription implements Flow.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(EventSubscription.class);

  /** Events kept for a subscriber that does not ask; beyond it others than of leadership go. */
  private static final int KEPT = 1_024;

  private final Flow.Subscriber<? super ClusterEvent> subscriber;
  private final Consumer<EventSubscription> ended;
  private final Deque<ClusterEvent> waiting = new ArrayDeque<>();
  private @Nullable Subscription source;
  private long demand;
  private boolean delivering;
  private boolean completing;
  private boolean done;

  EventSubscription(
      Flow.Subscriber<? super ClusterEvent> subscriber, Consumer<EventSubscription> ended) {
    this.subscriber = subscriber;
    this.ended = ended;
  }

  void begin(Cluster cluster) {
    subscriber.onSubscribe(this);
    Subscription made = cluster.subscribe(this::offer);
    synchronized (this) {
      source = made;
    }
    if (isDone()) {
      made.close();
    }
  }

  private synchronized boolean isDone() {
    return done;
  }

  private void offer(ClusterEvent event) {
    synchronized (this) {
      if (done) {
        return;
      }
      if (waiting.size() >= KEPT) {
        drop();
      }
      waiting.add(event);
    }
    deliver();
  }

  private void drop() {
    for (Iterator<ClusterEvent> each = waiting.iterator(); each.hasNext(); ) {
      if (!(each.next() instanceof LeadershipEvent)) {
        each.remove();
        return;
      }
    }
  }

  @Override
  public void request(long count) {
    if (count <= 0) {
      end();
      subscriber.onError(new IllegalArgumentException("request(" + count + "): ask for 1 or more"));
      return;
    }
    synchronized (this) {
      demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
    }
    deliver();
  }

  /** One thread at a time calls the subscriber, also when that asks for more from within. */
  private void deliver() {
    synchronized (this) {
      if (delivering) {
        return;
      }
      delivering = true;
    }
    try {
      for (ClusterEvent event = next(); event != null; event = next()) {
        subscriber.onNext(event);
      }
    } catch (RuntimeException e) {
      LOG.warn("A subscriber of the event publisher failed and is not called again", e);
      end();
      synchronized (this) {
        delivering = false;
      }
    }
  }

  private @Nullable ClusterEvent next() {
    boolean last;
    synchronized (this) {
      if (!done && demand > 0 && !waiting.isEmpty()) {
        demand--;
        return waiting.poll();
      }
      delivering = false;
      last = completing && waiting.isEmpty() && !done;
    }
    if (last) {
      end();
      subscriber.onComplete();
    }
    return null;
  }

  /** Completes as soon as everything asked for is delivered. */
  void complete() {
    synchronized (this) {
      completing = true;
    }
    deliver();
  }

  @Override
  public void cancel() {
    end();
  }

  private void end() {
    Subscription from;
    synchronized (this) {
      done = true;
      waiting.clear();
      from = source;
    }
    if (from != null) {
      from.close();
    }
    ended.accept(this);
  }
}
