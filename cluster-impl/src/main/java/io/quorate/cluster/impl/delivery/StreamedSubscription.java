/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.delivery.MemberStreams.MemberStream;
import io.quorate.cluster.impl.delivery.MemberStreams.StreamLostException;
import io.quorate.cluster.impl.handlers.BoundTopic;
import io.quorate.cluster.impl.topics.StartPoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscription of a node that does not hold the log: reads at a member that does, and at
 * another when that is lost. A virtual thread reads; acknowledgements come from others.
 */
final class StreamedSubscription {
  private static final Logger LOG = LoggerFactory.getLogger(StreamedSubscription.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final int MOST_PAUSES = 10;

  /** Makes the dispatcher of a topic that is new here. */
  interface Receivers {
    Dispatcher receiver(BoundTopic subscription, String topic, StreamedTopic feed, long position);
  }

  private static final class Place {
    private final StreamedTopic feed;
    private final Dispatcher dispatcher;
    private volatile long given = -1;

    Place(StreamedTopic feed, Dispatcher dispatcher) {
      this.feed = feed;
      this.dispatcher = dispatcher;
    }
  }

  private final String nodeId;
  private final String id;
  private final BoundTopic subscription;
  private final MemberStreams members;
  private final Receivers receivers;
  private final Map<String, Place> places = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable MemberStream stream;
  private int attempt;
  private int failures;

  StreamedSubscription(
      String nodeId,
      String id,
      BoundTopic subscription,
      MemberStreams members,
      Receivers receivers) {
    this.nodeId = nodeId;
    this.id = id;
    this.subscription = subscription;
    this.members = members;
    this.receivers = receivers;
    this.attempt = nodeId.hashCode();
  }

  /** Reads until it is closed. */
  void run() {
    try {
      while (closed.getCount() > 0) {
        readOne();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void readOne() throws InterruptedException {
    try (MemberStream opened =
        members.open(attempt++, id, subscription.pattern(), StartPoint.of(subscription.start()))) {
      places.values().forEach(place -> place.given = -1);
      stream = opened;
      while (closed.getCount() > 0) {
        take(opened.next());
        failures = 0;
      }
    } catch (StreamLostException e) {
      if (closed.getCount() > 0) {
        LOG.info("{}: {} reads elsewhere: {}", nodeId, id, e.getMessage());
        failures = Math.min(failures + 1, MOST_PAUSES);
        closed.await(FIRST_PAUSE.toMillis() * failures, TimeUnit.MILLISECONDS);
      }
    } finally {
      stream = null;
    }
  }

  private void take(TopicDelivery delivery) throws InterruptedException {
    Place place =
        places.computeIfAbsent(delivery.topic(), topic -> place(topic, position(delivery)));
    place.given = delivery.position();
    if (delivery.position() <= place.dispatcher.cell().position()) {
      // Its acknowledgement was lost with the stream before.
      place.dispatcher.cell().tellAgain();
    }
    place.feed.offer(delivery);
    place.dispatcher.signal();
  }

  /** Where the subscriber was before the first delivery of a topic. */
  private static long position(TopicDelivery first) {
    return switch (first) {
      case TopicDelivery.Message message -> message.message().seq() - 1;
      case TopicDelivery.Gap gap -> gap.gap().first() - 1;
    };
  }

  private Place place(String topic, long position) {
    StreamedTopic feed = new StreamedTopic(position);
    return new Place(feed, receivers.receiver(subscription, topic, feed, position));
  }

  /** Tells the member what was acknowledged; blocks until it has answered. */
  void acknowledge(Map<String, AckCell> cells) {
    MemberStream open = stream;
    Map<String, Long> positions = new HashMap<>();
    cells.forEach(
        (topic, cell) -> {
          long position = cell.take().position();
          Place place = places.get(topic);
          if (place != null && place.given >= 0) {
            positions.put(topic, Math.min(position, place.given));
          }
        });
    if (open == null || positions.isEmpty()) {
      // What the next stream delivers again is told again.
      return;
    }
    try {
      open.ack(positions);
    } catch (StreamLostException e) {
      LOG.debug("{}: {} was not heard at {}", nodeId, id, open.nodeId(), e);
      open.close();
    }
  }

  /** Ends a stream whose member is gone from the view, so that it is opened at another. */
  void viewChanged(Predicate<String> live) {
    MemberStream open = stream;
    if (open != null && !live.test(open.nodeId())) {
      open.close();
    }
  }

  String subscriptionName() {
    return subscription.name();
  }

  /** Reads nothing more; what came before is still handled. */
  void close() {
    closed.countDown();
    places.values().forEach(place -> place.feed.close());
    MemberStream open = stream;
    if (open != null) {
      open.close();
    }
  }

  /** Whether it has ended, so that it subscribes no more. */
  boolean hasEnded() {
    return ended.getCount() == 0;
  }
}
