/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.impl.format.Publication;
import io.quorate.cluster.impl.handlers.BoundTopic;
import io.quorate.cluster.impl.topics.StoredMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the messages of one topic to one subscription, in order, each until it is handled or a dead
 * letter. Runs on a virtual thread while there is something to hand over, and on none otherwise.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int BATCH = 64;
  private static final long BATCH_BYTES = 1 << 20;
  private static final int MOST_BACKOFF = 16;
  private static final int SKIPPED = 100;
  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int AGAIN = 2;

  private final DeliverySettings settings;
  private final String topic;
  private final BoundTopic subscription;
  private final AckCell cell;
  private final TopicCounters.Counts counts;
  private final Function<Publication, CompletableFuture<?>> deadLetters;
  private final Executor threads;
  private final AtomicInteger state = new AtomicInteger(IDLE);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Feed feed;

  Dispatcher(
      DeliverySettings settings,
      Feed feed,
      BoundTopic subscription,
      AckCell cell,
      TopicCounters.Counts counts,
      Function<Publication, CompletableFuture<?>> deadLetters,
      Executor threads) {
    this.settings = settings;
    this.topic = cell.topic();
    this.feed = feed;
    this.subscription = subscription;
    this.cell = cell;
    this.counts = counts;
    this.deadLetters = deadLetters;
    this.threads = threads;
  }

  /** There may be a message; cheap. */
  void signal() {
    if (state.getAndSet(AGAIN) == IDLE) {
      try {
        threads.execute(this::run);
      } catch (RejectedExecutionException e) {
        LOG.debug("Closing", e);
      }
    }
  }

  /** Begins nothing more; what is being handled goes on. */
  void close() {
    closed.countDown();
  }

  /** Goes on elsewhere, where it has got to. */
  void goOn(Feed other) {
    feed = other;
    signal();
  }

  /** Whether its messages come from another member. */
  boolean isStreamed() {
    return feed instanceof StreamedTopic;
  }

  AckCell cell() {
    return cell;
  }

  /** Whether it has nothing in hand. */
  boolean isIdle() {
    return state.get() == IDLE;
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void run() {
    do {
      state.set(RUNNING);
      try {
        while (!isClosed() && handOver()) {
          // until there is nothing more
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
      }
    } while (!state.compareAndSet(RUNNING, IDLE));
  }

  /** Hands over what there is; answers whether there was something. */
  private boolean handOver() throws InterruptedException {
    Feed from = feed;
    long next = cell.position() + 1;
    List<StoredMessage> messages = from.read(next, BATCH, BATCH_BYTES);
    long available = messages.isEmpty() ? from.first() : messages.get(0).seq();
    if (available > next) {
      gap(new TopicGap(topic, subscription.name(), next, available - 1));
      return true;
    }
    for (StoredMessage message : messages) {
      boolean skip = settings.skips() && message.seq() % SKIPPED == 0;
      if (isClosed() || (!skip && !deliver(message))) {
        return false;
      }
      counts.acks.increment();
      cell.acknowledge(message.seq());
    }
    return !messages.isEmpty();
  }

  /** Until it is handled; false if the node closes before. */
  private boolean deliver(StoredMessage message) throws InterruptedException {
    for (int deliveries = 1; ; deliveries++) {
      counts.broadcast.increment();
      TopicMessage delivery = message.delivery(deliveries);
      Throwable failure;
      boolean hopeless = false;
      try {
        @Nullable Object payload = null;
        try {
          payload = subscription.decode(delivery);
        } catch (RuntimeException | StackOverflowError e) {
          hopeless = true;
          throw e;
        }
        subscription.invoke(payload, delivery);
        return true;
      } catch (Throwable e) {
        failure = e;
      }
      if (isClosed()) {
        return false;
      }
      counts.failures.increment();
      if (hopeless || deliveries >= settings.maxDeliveries()) {
        return deadLetter(message, deliveries, failure);
      }
      LOG.warn(
          "{}: {} failed on message {} of {}, delivery {}; it gets it again",
          settings.nodeId(),
          subscription.name(),
          message.seq(),
          topic,
          deliveries,
          failure);
      if (closed.await(backoff(deliveries).toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
  }

  private Duration backoff(int failures) {
    return settings.retry().multipliedBy(Math.min(1L << Math.min(failures - 1, 30), MOST_BACKOFF));
  }

  /** Until it is in the log; false if the node closes before. */
  private boolean deadLetter(StoredMessage message, int deliveries, Throwable failure)
      throws InterruptedException {
    LOG.error(
        "{}: {} cannot handle message {} of {} after {} deliveries; {}",
        settings.nodeId(),
        subscription.name(),
        message.seq(),
        topic,
        deliveries,
        DeadLetters.isOne(topic) ? "it is passed over" : "it becomes a dead letter",
        failure);
    if (!DeadLetters.isOne(topic)) {
      Publication letter = DeadLetters.of(message, cell.subscriber(), deliveries, failure);
      while (!published(letter)) {
        if (closed.await(settings.retry().toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
    counts.deadLetters.increment();
    return true;
  }

  private boolean published(Publication letter) throws InterruptedException {
    try {
      deadLetters.apply(letter).get();
      return true;
    } catch (ExecutionException e) {
      LOG.warn(
          "{}: a dead letter for {} is not published yet: {}",
          settings.nodeId(),
          letter.topic(),
          String.valueOf(e.getCause()));
      return false;
    }
  }

  private void gap(TopicGap gap) throws InterruptedException {
    LOG.warn(
        "{}: {} missed {} messages of {}, {} to {}: they were trimmed before it came to them",
        settings.nodeId(),
        gap.subscription(),
        gap.count(),
        gap.topic(),
        gap.first(),
        gap.last());
    for (int deliveries = 1; deliveries <= settings.maxDeliveries(); deliveries++) {
      try {
        subscription.invoke(gap);
        break;
      } catch (Throwable e) {
        counts.failures.increment();
        LOG.warn("{}: {} failed on a gap", settings.nodeId(), gap.subscription(), e);
        if (closed.await(backoff(deliveries).toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    }
    counts.missed.add(gap.count());
    cell.acknowledge(gap.last());
  }
}
