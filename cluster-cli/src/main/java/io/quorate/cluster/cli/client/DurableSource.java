/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import io.grpc.StatusRuntimeException;
import io.quorate.cluster.client.Channels;
import io.quorate.cluster.client.Replication;
import io.quorate.cluster.v1.Start;
import io.quorate.cluster.v1.SubscribeRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A durable subscriber over gRPC, whose position the cluster keeps. */
public final class DurableSource implements TopicSource {
  private static final Duration IDLE = Duration.ofMinutes(10);

  private record Item(
      io.quorate.cluster.v1.@Nullable Delivery delivery, @Nullable StatusRuntimeException end) {}

  private final String id;
  private final GrpcAnswers answers;
  private final Channels channels;
  private final Replication node;
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(1);
  private final Map<String, Long> given = new HashMap<>();
  private final Thread reading;

  /**
   * Registers a subscriber, if it is new, and opens it.
   *
   * @param topics a topic or pattern
   * @param from {@code earliest}, {@code latest} or the number of a message
   */
  public DurableSource(Endpoint endpoint, String id, String topics, String from)
      throws RefusedException, NoAnswerException, InterruptedException {
    this.id = id;
    this.answers = new GrpcAnswers(endpoint);
    this.channels = GrpcChannels.of(endpoint, IDLE);
    Duration timeout = endpoint.timeout();
    this.node = new Replication(GrpcChannels.to(channels, endpoint), timeout);
    SubscribeRequest request = request(id, topics, from);
    this.reading = Thread.ofVirtual().name("subscriber " + id).start(() -> read(request));
    boolean open = false;
    try {
      Item first = items.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (first == null) {
        throw new NoAnswerException(
            endpoint.address() + " gave no answer in " + timeout + "; --timeout waits longer",
            true,
            null);
      }
      // It is `opened`, if nothing was wrong.
      check(first);
      open = true;
    } finally {
      if (!open) {
        close();
      }
    }
  }

  private static SubscribeRequest request(String id, String topics, String from) {
    SubscribeRequest.Builder request =
        SubscribeRequest.newBuilder().setSubscriberId(id).setTopics(topics);
    return switch (from) {
      case "earliest" -> request.setStart(Start.START_EARLIEST).build();
      case "latest" -> request.setStart(Start.START_LATEST).build();
      default -> request.setStart(Start.START_SEQ).setSeq(Long.parseLong(from)).build();
    };
  }

  private void read(SubscribeRequest request) {
    try {
      try {
        Iterator<io.quorate.cluster.v1.Delivery> deliveries = node.subscribe(request);
        while (deliveries.hasNext()) {
          items.put(new Item(deliveries.next(), null));
        }
      } catch (StatusRuntimeException e) {
        items.put(new Item(null, e));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void check(Item item) throws RefusedException, NoAnswerException {
    StatusRuntimeException end = item.end();
    if (end != null) {
      throw new RefusedException(answers.failure(end, false));
    }
  }

  @Override
  public Optional<Delivery> next(Duration patience)
      throws RefusedException, NoAnswerException, InterruptedException {
    Item item = items.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (item == null) {
      return Optional.empty();
    }
    check(item);
    io.quorate.cluster.v1.Delivery delivery = item.delivery();
    if (delivery == null || delivery.hasOpened()) {
      return Optional.empty();
    }
    Delivery found =
        delivery.hasGap()
            ? Delivery.of(true, DeliveryObject.of(delivery.getGap()))
            : Delivery.of(false, DeliveryObject.of(delivery.getMessage()));
    given.put(found.topic(), found.position());
    return Optional.of(found);
  }

  @Override
  public void acknowledge() throws RefusedException, NoAnswerException, InterruptedException {
    if (given.isEmpty()) {
      return;
    }
    try {
      node.ack(id, given);
      given.clear();
    } catch (StatusRuntimeException e) {
      // A blocking call reports an interrupt as CANCELLED and leaves the thread's flag set.
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new RefusedException(answers.failure(e, false));
    }
  }

  @Override
  public void close() {
    channels.close();
    reading.interrupt();
  }
}
