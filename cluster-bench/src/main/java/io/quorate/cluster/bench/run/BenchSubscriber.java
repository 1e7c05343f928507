/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.client.Channels;
import io.quorate.cluster.client.Replication;
import io.quorate.cluster.v1.Delivery;
import io.quorate.cluster.v1.Start;
import io.quorate.cluster.v1.SubscribeRequest;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A durable subscriber over gRPC with a connection of its own, as another program would be. */
final class BenchSubscriber implements AutoCloseable {
  /** After how many messages it acknowledges. */
  static final int ACK_EVERY = 256;

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** What a subscriber does with what it is sent. */
  enum Habit {
    ACKNOWLEDGES,
    NEVER_ACKNOWLEDGES,
    STOPS_READING
  }

  private final String id;
  private final String topic;
  private final Habit habit;
  private final Channels channels = new Channels(Duration.ofHours(1));
  private final Replication node;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile int received;
  private volatile @Nullable String failure;
  private long lastSeq;
  private boolean owesAck;

  BenchSubscriber(String id, String topic, Habit habit, HostPort address) {
    this.id = id;
    this.topic = topic;
    this.habit = habit;
    this.node = new Replication(channels.to(address), TIMEOUT);
  }

  /** Begins to read, on a thread of its own. */
  void start() {
    Thread.ofVirtual().name(id).start(this::read);
  }

  private void read() {
    try {
      Iterator<Delivery> deliveries =
          node.subscribe(
              SubscribeRequest.newBuilder()
                  .setSubscriberId(id)
                  .setTopics(topic)
                  .setStart(Start.START_LATEST)
                  .build());
      while (deliveries.hasNext()) {
        Delivery delivery = deliveries.next();
        if (delivery.hasOpened()) {
          opened.countDown();
        } else {
          take(delivery);
        }
        if (habit == Habit.STOPS_READING && received > 0) {
          closing.await();
          return;
        }
      }
    } catch (StatusRuntimeException e) {
      if (closing.getCount() > 0) {
        failure = id + "'s stream ended: " + e;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      opened.countDown();
    }
  }

  private void take(Delivery delivery) {
    if (delivery.hasGap()) {
      failure = id + " has a gap: " + delivery.getGap();
      return;
    }
    long seq = delivery.getMessage().getSeq();
    if (lastSeq != 0 && seq != lastSeq + 1) {
      failure = id + " got message " + seq + " after " + lastSeq;
    }
    lastSeq = seq;
    int count = received + 1;
    owesAck |= count % ACK_EVERY == 0;
    if (habit == Habit.ACKNOWLEDGES && owesAck) {
      owesAck = !acknowledged(seq);
    }
    received = count;
  }

  /**
   * Positions are absolute, so the next one tells the same. A stream that has ended says why, which
   * the refusal of an acknowledgement cannot.
   */
  private boolean acknowledged(long seq) {
    try {
      node.ack(id, Map.of(topic, seq));
      return true;
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code != Status.Code.UNAVAILABLE && code != Status.Code.NOT_FOUND) {
        throw e;
      }
      return false;
    }
  }

  Habit habit() {
    return habit;
  }

  void awaitOpened() throws InterruptedException {
    opened.await();
  }

  /** Messages that it has read. */
  int received() {
    return received;
  }

  /** What went wrong. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  String id() {
    return id;
  }

  /** Ends its stream and its connection; the node keeps its place. */
  @Override
  public void close() {
    closing.countDown();
    channels.close();
  }
}
