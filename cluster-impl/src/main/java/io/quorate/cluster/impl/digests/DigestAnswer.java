/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The digest of a node.
 *
 * @param question what it answers
 * @param digest over all outcomes up to that index
 */
record DigestAnswer(DigestQuestion question, long digest) {
  private static final int BYTES = DigestQuestion.BYTES + Long.BYTES;

  byte[] encode() {
    return question.put(ByteBuffer.allocate(BYTES)).putLong(digest).array();
  }

  /** Nothing where the message is none. */
  static Optional<DigestAnswer> decode(byte[] message) {
    if (message.length != BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(message);
    return Optional.of(new DigestAnswer(DigestQuestion.get(in), in.getLong()));
  }
}
