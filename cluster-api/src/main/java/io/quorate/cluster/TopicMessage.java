/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.time.Instant;
import java.util.Objects;

/**
 * A message as it is delivered. Immutable; the payload's bytes must not be changed.
 *
 * @param topic its topic
 * @param seq its number in the topic, from 1, without gaps
 * @param index the log entry that holds it
 * @param logTime the time that the leader gave to that entry
 * @param headers what the publisher said about it
 * @param payload its encoded payload
 * @param deliveries how often it has been given to this handler since the node started, this time
 *     included: 1 at first
 */
@SuppressWarnings("ArrayRecordComponent") // a copy for each delivery would cost; never compared
public record TopicMessage(
    String topic,
    long seq,
    long index,
    Instant logTime,
    TopicHeaders headers,
    byte[] payload,
    int deliveries) {

  /** Checks for nulls. */
  public TopicMessage {
    Objects.requireNonNull(topic);
    Objects.requireNonNull(headers);
    Objects.requireNonNull(payload);
  }

  @Override
  public String toString() {
    return "TopicMessage[" + topic + " " + seq + ", " + payload.length + " bytes]";
  }
}
