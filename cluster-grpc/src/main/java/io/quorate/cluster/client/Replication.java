/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.client;

import io.grpc.Channel;
import io.quorate.cluster.v1.AckRequest;
import io.quorate.cluster.v1.Delivery;
import io.quorate.cluster.v1.ReplicationGrpc;
import io.quorate.cluster.v1.SubscribeRequest;
import io.quorate.cluster.v1.UnsubscribeRequest;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Topics for a Java program outside the cluster: what {@code replication.proto} offers, at one
 * node. Methods block and fail with {@link io.grpc.StatusRuntimeException}, whose trailers hold the
 * code. A subscriber that loses its node subscribes at any other and goes on where it has
 * acknowledged.
 */
public final class Replication {
  private final ReplicationGrpc.ReplicationBlockingStub node;
  private final Duration timeout;

  /**
   * Talks to a node.
   *
   * @param channel to the node, such as of {@link Channels}
   * @param timeout how long a call that is answered once may take
   */
  public Replication(Channel channel, Duration timeout) {
    this.node = ReplicationGrpc.newBlockingStub(channel);
    this.timeout = timeout;
  }

  /**
   * Registers the subscriber, if it is new, and reads what it has not acknowledged. The node sends
   * as this is read. Ends only with a failure, or when the thread that reads is interrupted.
   */
  public Iterator<Delivery> subscribe(SubscribeRequest request) {
    return node.subscribe(request);
  }

  /**
   * Acknowledges up to positions, by topic, for whoever has the id; one call for many messages. Use
   * {@link #ack(String, long, Map)} where the subscriber may be forgotten and registered anew.
   */
  public void ack(String subscriberId, Map<String, Long> positions) {
    bounded().ack(request(subscriberId, positions).build());
  }

  /**
   * Acknowledges up to positions, by topic; one call for many messages.
   *
   * @param registration that the stream began with: when the subscriber was forgotten and
   *     registered anew since, this fails with {@code NOT_FOUND}
   */
  public void ack(String subscriberId, long registration, Map<String, Long> positions) {
    bounded().ack(request(subscriberId, positions).setRegistration(registration).build());
  }

  private static AckRequest.Builder request(String subscriberId, Map<String, Long> positions) {
    return AckRequest.newBuilder().setSubscriberId(subscriberId).putAllPositions(positions);
  }

  /** Forgets a subscriber and what it has acknowledged. */
  public void unsubscribe(String subscriberId) {
    bounded().unsubscribe(UnsubscribeRequest.newBuilder().setSubscriberId(subscriberId).build());
  }

  private ReplicationGrpc.ReplicationBlockingStub bounded() {
    return node.withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
