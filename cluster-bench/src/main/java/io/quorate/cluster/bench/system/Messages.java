/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** The messages that are published: a head, and filler that no layer can compress. */
public final class Messages {
  /** The shortest message: no more than its head. */
  public static final int MIN_BYTES = 2 * Integer.BYTES + Long.BYTES;

  private final byte[] template;

  /** Messages of so many bytes. */
  public Messages(int bytes) {
    if (bytes < MIN_BYTES) {
      throw new IllegalArgumentException(
          "payload " + bytes + " is too small; give at least " + MIN_BYTES + " bytes");
    }
    this.template = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(template);
  }

  /**
   * What a message says of itself.
   *
   * @param run the load that it belongs to
   * @param number its number within the load, from 0
   * @param started when its publish call was made, by {@link System#nanoTime}, which all processes
   *     of one Linux machine share
   */
  public record Head(int run, int number, long started) {
    /** Reads the head of a message. */
    public static Head of(byte[] message) {
      ByteBuffer fields = ByteBuffer.wrap(message);
      return new Head(fields.getInt(), fields.getInt(), fields.getLong());
    }
  }

  /** A message with this head. */
  public byte[] message(Head head) {
    byte[] message = template.clone();
    ByteBuffer.wrap(message).putInt(head.run).putInt(head.number).putLong(head.started);
    return message;
  }
}
