/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import io.quorate.cluster.TopicStart;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where a subscription begins with a topic that was there before it.
 *
 * @param seq the first message wanted, from 1; or {@link #EARLIEST_SEQ} or {@link #LATEST_SEQ}
 */
public record StartPoint(long seq) {
  private static final long EARLIEST_SEQ = 0;
  private static final long LATEST_SEQ = -1;

  /** With the oldest message that is retained. */
  public static final StartPoint EARLIEST = new StartPoint(EARLIEST_SEQ);

  /** With the first message after the subscription. */
  public static final StartPoint LATEST = new StartPoint(LATEST_SEQ);

  /** The start that an annotation names. */
  public static StartPoint of(TopicStart start) {
    return start == TopicStart.EARLIEST ? EARLIEST : LATEST;
  }

  /**
   * The start at a message.
   *
   * @throws IllegalArgumentException when the number is below 1
   */
  public static StartPoint at(long seq) {
    if (seq < 1) {
      throw new IllegalArgumentException(
          "a start must be 1 or more, or earliest or latest; was " + seq);
    }
    return new StartPoint(seq);
  }

  /** Whether it names a message. */
  public boolean isSeq() {
    return seq > 0;
  }

  /** The position before the first message wanted; that of a topic to be born is 0. */
  public long position(TopicTable table, String topic) {
    return table.topic(topic).map(this::position).orElse(0L);
  }

  /** The position before the first message wanted. */
  long position(Topic topic) {
    if (seq == EARLIEST_SEQ) {
      return topic.firstRetained() - 1;
    }
    return seq == LATEST_SEQ ? topic.lastSeq() : Math.min(seq - 1, topic.lastSeq());
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(seq);
  }

  static StartPoint load(DataInput in) throws IOException {
    long seq = in.readLong();
    if (seq < LATEST_SEQ) {
      throw new IOException("a subscription starts at " + seq);
    }
    return new StartPoint(seq);
  }
}
