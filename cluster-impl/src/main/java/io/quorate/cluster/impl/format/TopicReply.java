/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

/**
 * What became of a command for a topic, as its outcome in the log. Texts for people are made by who
 * asked, so that their wording is no part of replicated state.
 */
public sealed interface TopicReply {
  /**
   * It was done.
   *
   * @param seq the message's number in its topic, or 0
   * @param index the entry that holds the message, or a number that tells of the state
   */
  record Done(long seq, long index) implements TopicReply {}

  /**
   * It was not done.
   *
   * @param why why
   * @param detail the limit, or the last sequence
   */
  record Refused(Why why, long detail) implements TopicReply {}

  /** Why a command was not done; the numbers are part of the format. */
  enum Why {
    /** There are as many topics as are allowed. */
    TOO_MANY_TOPICS(1),
    /** There are as many durable subscribers as are allowed. */
    TOO_MANY_SUBSCRIBERS(2),
    /** There is no such subscriber. */
    UNKNOWN_SUBSCRIBER(3),
    /** A start beyond the last message. */
    BAD_POSITION(4);

    private final int number;

    Why(int number) {
      this.number = number;
    }
  }

  /** Its bytes. */
  default byte[] encode() {
    return switch (this) {
      case Done done -> bytes(0, done.seq(), done.index());
      case Refused refused -> bytes(refused.why().number, refused.detail(), 0);
    };
  }

  private static byte[] bytes(int status, long first, long second) {
    byte[] bytes = new byte[1 + Varints.size(first) + Varints.size(second)];
    bytes[0] = (byte) status;
    Varints.put(bytes, Varints.put(bytes, 1, first), second);
    return bytes;
  }

  /**
   * The reply these bytes stand for.
   *
   * @throws CorruptFrameException if they are not exactly one
   * @throws UnknownFormatException if they are of a kind this version does not know
   */
  static TopicReply decode(byte[] bytes) {
    ByteReader in = new ByteReader("Reply of a topic", bytes, 0, bytes.length);
    int status = in.u8("status");
    long first = in.natural("first number");
    long second = in.varlong("second number");
    if (in.remaining() > 0) {
      throw in.corrupt(in.remaining() + " bytes after the reply");
    }
    if (status == 0) {
      return new Done(first, second);
    }
    for (Why why : Why.values()) {
      if (why.number == status) {
        return new Refused(why, first);
      }
    }
    throw new UnknownFormatException(
        "Reply of a topic has status " + status + ", which this version does not know");
  }
}
