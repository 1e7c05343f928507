/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.handlers.BoundTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions of this node while it is no part of the configuration: each reads at a member
 * that holds the log, as a durable subscriber, and acknowledges there. Safe for use from any
 * thread.
 */
final class StreamedSubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(StreamedSubscriptions.class);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int MAX_ID = DurableSubscribers.MAX_ID;

  private final String nodeId;
  private final MemberStreams members;
  private final ScheduledExecutorService scheduler;
  private final ExecutorService threads;
  private final List<StreamedSubscription> streams = new ArrayList<>();
  private final ConcurrentLinkedQueue<AckCell> changed = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean planned = new AtomicBoolean();
  private boolean ending;

  StreamedSubscriptions(
      String nodeId,
      MemberStreams members,
      ScheduledExecutorService scheduler,
      ExecutorService threads) {
    this.nodeId = nodeId;
    this.members = members;
    this.scheduler = scheduler;
    this.threads = threads;
  }

  /** The id by which a subscription of a node is a durable subscriber. */
  static String idOf(String nodeId, String subscription) {
    String id = "node:" + nodeId + "/" + subscription.replace('*', '@');
    return id.length() <= MAX_ID
        ? id
        : "node:"
            + nodeId
            + "/"
            + UUID.nameUUIDFromBytes(subscription.getBytes(StandardCharsets.UTF_8));
  }

  /** Begins to read; once. */
  synchronized void start(
      List<BoundTopic> subscriptions, StreamedSubscription.Receivers receivers) {
    if (!streams.isEmpty() || ending) {
      return;
    }
    for (BoundTopic subscription : subscriptions) {
      StreamedSubscription stream =
          new StreamedSubscription(
              nodeId, idOf(nodeId, subscription.name()), subscription, members, receivers);
      streams.add(stream);
      threads.execute(stream::run);
    }
  }

  /** A cell has a position to tell. */
  void changed(AckCell cell) {
    changed.add(cell);
    if (planned.compareAndSet(false, true)) {
      try {
        scheduler.schedule(
            () -> threads.execute(this::tell), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("Closing", e);
      }
    }
  }

  private void tell() {
    planned.set(false);
    Map<String, Map<String, AckCell>> bySubscription = new HashMap<>();
    for (AckCell cell = changed.poll(); cell != null; cell = changed.poll()) {
      bySubscription
          .computeIfAbsent(cell.subscriber().name(), any -> new HashMap<>())
          .put(cell.topic(), cell);
    }
    for (StreamedSubscription stream : copy()) {
      Map<String, AckCell> cells = bySubscription.get(stream.subscriptionName());
      if (cells != null) {
        stream.acknowledge(cells);
      }
    }
  }

  private synchronized List<StreamedSubscription> copy() {
    return List.copyOf(streams);
  }

  /** Who is in the view has changed. */
  void viewChanged(Predicate<String> live) {
    copy().forEach(stream -> stream.viewChanged(live));
  }

  /**
   * Tells what was acknowledged and ends all reading, in the background; answers whether that is
   * done, so that nothing subscribes any more. To be asked again until it is.
   */
  synchronized boolean end() {
    if (!ending) {
      ending = true;
      if (!streams.isEmpty()) {
        threads.execute(this::flush);
      }
    }
    return streams.stream().allMatch(StreamedSubscription::hasEnded);
  }

  /** Tells what was acknowledged, and ends all reading. */
  void flush() {
    synchronized (this) {
      ending = true;
    }
    tell();
    copy().forEach(StreamedSubscription::close);
  }
}
