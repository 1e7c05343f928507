/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static io.quorate.cluster.cli.EveryWayIn.grpc;
import static io.quorate.cluster.cli.EveryWayIn.java;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.cli.client.DurableSource;
import io.quorate.cluster.cli.client.Endpoint;
import io.quorate.cluster.cli.client.EventSource;
import io.quorate.cluster.cli.client.TopicSource;
import io.quorate.cluster.client.Replication;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.PublishRequest;
import io.quorate.cluster.v1.Start;
import io.quorate.cluster.v1.SubscribeRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One node with subscribers, one durable and one of events, that must be given every message
 * whatever else is done to the node.
 */
@Timeout(180)
abstract class BesideHealthySubscribers {
  static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir Path directory;
  EveryWayIn ways;
  private TopicSource durable;
  private TopicSource events;
  private int good;

  @BeforeEach
  void start() throws Exception {
    ways = new EveryWayIn(directory);
    HostPort address = new HostPort("127.0.0.1", ways.port);
    durable = new DurableSource(Endpoint.plain(address, TIMEOUT), "healthy", "good", "earliest");
    events = new EventSource(Endpoint.plain(address, TIMEOUT), "good", "earliest");
  }

  /** All that was published beside what was bad has come, in order. */
  @AfterEach
  void healthySubscribers_haveEverything() throws Exception {
    try {
      assertTrue(good > 0);
      for (TopicSource source : List.of(durable, events)) {
        for (int i = 1; i <= good; i++) {
          Optional<TopicSource.Delivery> next = Optional.empty();
          for (int looks = 0; next.isEmpty() && looks < 100; looks++) {
            next = source.next(Duration.ofMillis(200));
          }
          assertEquals(i, next.orElseThrow().position());
        }
        source.acknowledge();
      }
    } finally {
      durable.close();
      events.close();
      ways.close();
    }
  }

  final void publishGood() {
    assertEquals("done", java(ways.node.publish("good", "message " + ++good)));
  }

  final String publish(PublishRequest.Builder request) throws Exception {
    return grpc(
        () ->
            ManagementGrpc.newBlockingStub(ways.channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .publish(request.build()));
  }

  final Replication replication() {
    return new Replication(ways.channel, TIMEOUT);
  }

  final String subscribe(SubscribeRequest.Builder request) throws Exception {
    return grpc(() -> replication().subscribe(request.build()).next());
  }

  static SubscribeRequest.Builder subscriber(String id, String topics) {
    return SubscribeRequest.newBuilder()
        .setSubscriberId(id)
        .setTopics(topics)
        .setStart(Start.START_EARLIEST);
  }
}
