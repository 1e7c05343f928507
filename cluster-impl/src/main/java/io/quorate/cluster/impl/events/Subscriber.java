/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.events;

import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.LeadershipEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscriber with the events that wait for it. */
final class Subscriber {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

  /** Events kept for a slow subscriber; beyond it the oldest other than of leadership go. */
  private static final int KEPT = 1_024;

  private final Consumer<? super ClusterEvent> consumer;
  private final ExecutorService threads;
  private final Deque<ClusterEvent> queue = new ArrayDeque<>();
  private boolean running;
  private boolean closed;
  private long dropped;

  Subscriber(Consumer<? super ClusterEvent> consumer, ExecutorService threads) {
    this.consumer = consumer;
    this.threads = threads;
  }

  synchronized void offer(ClusterEvent event) {
    if (closed) {
      return;
    }
    if (queue.size() >= KEPT) {
      dropOldest();
    }
    queue.add(event);
    if (!running) {
      running = true;
      try {
        threads.execute(this::deliver);
      } catch (RejectedExecutionException e) {
        LOG.debug("Closing; {} is not delivered", event, e);
      }
    }
  }

  private void dropOldest() {
    for (Iterator<ClusterEvent> each = queue.iterator(); each.hasNext(); ) {
      if (!(each.next() instanceof LeadershipEvent)) {
        each.remove();
        if (dropped++ == 0) {
          LOG.warn("A subscriber to events is too slow: events other than leadership are dropped");
        }
        return;
      }
    }
  }

  private void deliver() {
    for (ClusterEvent event = next(); event != null; event = next()) {
      try {
        consumer.accept(event);
      } catch (RuntimeException e) {
        LOG.warn("A subscriber failed on {}", event, e);
      }
    }
  }

  private synchronized @Nullable ClusterEvent next() {
    ClusterEvent event = queue.poll();
    running = event != null;
    return event;
  }

  synchronized void close() {
    closed = true;
    queue.clear();
  }
}
