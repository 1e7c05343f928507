/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much is retained, alike on every node.
 *
 * @param count messages of one topic
 * @param bytes bytes of one topic
 * @param ageMillis log time of a message
 * @param keepMillis log time of a message that all have acknowledged
 * @param topics topics
 */
public record TopicLimits(int count, long bytes, long ageMillis, long keepMillis, int topics) {
  /** Durable subscribers; those of nodes come on top. */
  public static final int MAX_DURABLE = 1_024;

  /** Until a leader has told its own. */
  public static final TopicLimits INITIAL =
      new TopicLimits(65_536, 64L << 20, 86_400_000, 30_000, 1_024);

  void save(DataOutput out) throws IOException {
    out.writeInt(count);
    out.writeLong(bytes);
    out.writeLong(ageMillis);
    out.writeLong(keepMillis);
    out.writeInt(topics);
  }

  static TopicLimits load(DataInput in) throws IOException {
    return new TopicLimits(in.readInt(), in.readLong(), in.readLong(), in.readLong(), in.readInt());
  }
}
