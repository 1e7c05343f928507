/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import io.quorate.cluster.impl.consensus.RaftView;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Which digest a leader wants to know.
 *
 * @param clusterId of the cluster that it leads
 * @param index of the last entry that the digest covers
 */
record DigestQuestion(UUID clusterId, long index) {
  static final int BYTES = 3 * Long.BYTES;

  /** Whether it is about the cluster that a node is in. */
  boolean isOf(RaftView view) {
    return view.clusterId().equals(Optional.of(clusterId));
  }

  byte[] encode() {
    return put(ByteBuffer.allocate(BYTES)).array();
  }

  ByteBuffer put(ByteBuffer out) {
    return out.putLong(clusterId.getMostSignificantBits())
        .putLong(clusterId.getLeastSignificantBits())
        .putLong(index);
  }

  /** Nothing where the message is none. */
  static Optional<DigestQuestion> decode(byte[] message) {
    return message.length == BYTES ? Optional.of(get(ByteBuffer.wrap(message))) : Optional.empty();
  }

  static DigestQuestion get(ByteBuffer in) {
    return new DigestQuestion(new UUID(in.getLong(), in.getLong()), in.getLong());
  }
}
