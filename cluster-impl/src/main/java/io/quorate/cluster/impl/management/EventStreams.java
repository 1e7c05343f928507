/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.delivery.TopicDelivery;
import io.quorate.cluster.impl.delivery.TopicFeed;
import io.quorate.cluster.impl.topics.StartPoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens topics as streams of events: so many at once and no more. Safe for use from any thread. */
final class EventStreams {
  static final String PATH = "/topics/";
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final ManagementService service;
  private final Json json;
  private final Semaphore places;
  private final Duration heartbeat;

  EventStreams(ManagementService service, Json json, ManagementSettings settings) {
    this.service = service;
    this.json = json;
    this.places = new Semaphore(settings.maxStreams());
    this.heartbeat = settings.heartbeat();
  }

  /** The stream that is asked for; blocks when this node has to learn whether it is new enough. */
  EventStream open(Request request) {
    String topic = request.path().substring(PATH.length());
    if (request.query().containsKey("id")) {
      throw Problem.badRequest(
          "parameter \"id\": a client of server-sent events keeps its own place, by "
              + LAST_EVENT_ID
              + "; durable subscribers come over gRPC, quorate.cluster.v1.Replication");
    }
    StartPoint start = start(request);
    if (!places.tryAcquire()) {
      throw Problem.of(503, "BUSY", "too many streams of events are open at this node")
          .withHeader("Retry-After", "1");
    }
    Place place = new Place();
    try {
      return new EventStream(
          place.around(service.follow(topic, start)),
          "topic " + topic + " at node " + service.nodeId(),
          json,
          new Problems(service.nodeId()),
          heartbeat);
    } catch (RuntimeException e) {
      place.free();
      throw e;
    }
  }

  /** One of the places, given back once. */
  private final class Place {
    private final AtomicBoolean taken = new AtomicBoolean(true);

    void free() {
      if (taken.compareAndSet(true, false)) {
        places.release();
      }
    }

    TopicFeed around(TopicFeed feed) {
      return new TopicFeed() {
        @Override
        public CompletableFuture<List<TopicDelivery>> fetch(int maxMessages, long maxBytes) {
          return feed.fetch(maxMessages, maxBytes);
        }

        @Override
        public void close() {
          feed.close();
          free();
        }
      };
    }
  }

  /** A client that comes again says what it has had; the parameter was for its first time. */
  private static StartPoint start(Request request) {
    Optional<String> had = request.header(LAST_EVENT_ID).filter(id -> !id.isBlank());
    if (had.isPresent()) {
      return after(had.get().strip());
    }
    String from = request.query().getOrDefault("from", "latest");
    return switch (from) {
      case "earliest" -> StartPoint.EARLIEST;
      case "latest" -> StartPoint.LATEST;
      default -> at(from);
    };
  }

  private static StartPoint after(String id) {
    try {
      return StartPoint.at(Math.addExact(Long.parseLong(id), 1));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw position("header " + LAST_EVENT_ID, id, "send the id of the last event, 0 or more");
    }
  }

  private static StartPoint at(String from) {
    try {
      return StartPoint.at(Long.parseLong(from));
    } catch (IllegalArgumentException e) {
      throw position(
          "parameter \"from\"", from, "write earliest, latest, or a message's number from 1");
    }
  }

  private static NotCommittedException position(String what, String value, String wayOut) {
    return new NotCommittedException(
        Code.BAD_POSITION, what + " = \"" + JsonFields.shown(value) + "\": " + wayOut);
  }
}
