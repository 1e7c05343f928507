/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.impl.format.Publication;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/**
 * A message in the retained tail of its topic. Immutable.
 *
 * @param seq its number in the topic
 * @param index the entry that holds it
 * @param logTime that entry's time
 * @param publication what was published
 */
public record StoredMessage(long seq, long index, long logTime, Publication publication) {
  private static final int OVERHEAD = 96;
  private static final int MAX_ENCODED = Publication.MAX_PAYLOAD + (64 << 10);

  /** About how much memory it takes. */
  public int size() {
    return OVERHEAD + publication.memory();
  }

  /** As it is delivered for the n-th time. */
  public TopicMessage delivery(int n) {
    return new TopicMessage(
        publication.topic(),
        seq,
        index,
        Instant.ofEpochMilli(logTime),
        publication.headers(),
        publication.payload(),
        n);
  }

  void save(DataOutput out) throws IOException {
    byte[] bytes = publication.encode();
    out.writeLong(index);
    out.writeLong(logTime);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static StoredMessage load(DataInput in, long seq) throws IOException {
    long index = in.readLong();
    long logTime = in.readLong();
    int length = in.readInt();
    if (length < 0 || length > MAX_ENCODED) {
      throw new IOException("message " + seq + " claims " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    try {
      return new StoredMessage(seq, index, logTime, Publication.decode(bytes, 0, length));
    } catch (RuntimeException e) {
      throw new IOException("message " + seq + ": " + e.getMessage(), e);
    }
  }
}
