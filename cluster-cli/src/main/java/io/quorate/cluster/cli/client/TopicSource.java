/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.client;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** Messages of topics as they come from one node. Not for use from several threads. */
public interface TopicSource extends AutoCloseable {
  /**
   * A message, or that some are missing.
   *
   * @param gap whether it tells of messages that were trimmed
   * @param topic the topic
   * @param position the message's number, or the last of those missing
   * @param object the node's words: of a message what {@code GET /topics/{topic}} tells, of a gap
   *     {@code topic}, {@code first} and {@code last}
   */
  record Delivery(boolean gap, String topic, long position, JsonObject object) {
    static Delivery of(boolean gap, JsonObject object) {
      return new Delivery(
          gap,
          object.getString("topic", ""),
          object.getJsonNumber(gap ? "last" : "seq").longValue(),
          object);
    }
  }

  /**
   * The next one; empty when none came in time.
   *
   * @throws RefusedException when the node ends the stream, and says why
   * @throws NoAnswerException when the node is gone
   */
  Optional<Delivery> next(Duration patience)
      throws RefusedException, NoAnswerException, InterruptedException;

  /** What was given so far has been dealt with. */
  void acknowledge() throws RefusedException, NoAnswerException, InterruptedException;

  @Override
  void close();
}
