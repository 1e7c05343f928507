/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import io.quorate.cluster.TopicPattern;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A registered wish for topics.
 *
 * @param subscriber whose it is
 * @param pattern which topics
 * @param start where it begins with topics that were there before
 */
public record TopicSubscription(Subscriber subscriber, TopicPattern pattern, StartPoint start) {
  void save(DataOutput out) throws IOException {
    subscriber.save(out);
    out.writeUTF(pattern.text());
    start.save(out);
  }

  static TopicSubscription load(DataInput in) throws IOException {
    try {
      return new TopicSubscription(
          Subscriber.load(in), new TopicPattern(in.readUTF()), StartPoint.load(in));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
