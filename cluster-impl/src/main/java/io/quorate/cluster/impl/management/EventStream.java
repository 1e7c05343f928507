/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.impl.delivery.TopicDelivery;
import io.quorate.cluster.impl.delivery.TopicFeed;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One topic as an answer that goes on until the client leaves or the node stops. Its thread pulls a
 * little and sends it, which waits for the client: what a slow one has not taken stays in the
 * topic.
 */
final class EventStream implements Answer, AutoCloseable {
  static final String TYPE = "text/event-stream";
  private static final int FETCH_MESSAGES = 64;
  private static final long FETCH_BYTES = 256 * 1024;
  private static final long RETRY_MILLIS = 1_000;

  private final TopicFeed feed;
  private final String about;
  private final Json json;
  private final Problems problems;
  private final Duration heartbeat;

  /**
   * A stream of what a feed gives.
   *
   * @param about what the client is greeted with
   * @param heartbeat how long it is silent at the most
   */
  EventStream(TopicFeed feed, String about, Json json, Problems problems, Duration heartbeat) {
    this.feed = feed;
    this.about = about;
    this.json = json;
    this.problems = problems;
    this.heartbeat = heartbeat;
  }

  /**
   * Sends until the feed ends; blocks.
   *
   * @throws IOException when the client has left
   */
  void send(OutputStream out) throws IOException, InterruptedException {
    EventOutput events = new EventOutput(out, json);
    events.comment(about);
    events.retry(RETRY_MILLIS);
    events.flush();
    CompletableFuture<List<TopicDelivery>> next = feed.fetch(FETCH_MESSAGES, FETCH_BYTES);
    while (true) {
      try {
        for (TopicDelivery delivery : next.get(heartbeat.toMillis(), TimeUnit.MILLISECONDS)) {
          events.delivery(delivery);
        }
        events.flush();
        next = feed.fetch(FETCH_MESSAGES, FETCH_BYTES);
      } catch (TimeoutException e) {
        events.comment("");
        events.flush();
      } catch (ExecutionException e) {
        events.end(problems.of(Objects.requireNonNullElse(e.getCause(), e)));
        events.flush();
        return;
      }
    }
  }

  /** Ends it, from any thread; closing twice does nothing. */
  @Override
  public void close() {
    feed.close();
  }
}
