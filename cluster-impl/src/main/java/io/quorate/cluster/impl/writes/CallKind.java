/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

/** What one node asks of another; the number is the first byte of a call and part of the format. */
public enum CallKind {
  /** Commands for the leader's batcher, as a log frame. */
  WRITE(1),
  /** A barrier for linearizable reads. */
  BARRIER(2),
  /** A session for the calling node. */
  OPEN_SESSION(3),
  /** An {@code @OnLeader} operation. */
  LEADER_OPERATION(4),
  /** The leader's status. */
  STATUS(5),
  /** A change of the configuration. */
  JOIN(6),
  /** A change of the configuration. */
  LEAVE(7),
  /** A change of leadership. */
  TRANSFER(8),
  /** Tells a node that it was removed from the configuration. */
  REMOVED(9),
  /** Acknowledged positions for the leader; its answer has floors. */
  TOPIC_ACKS(10),
  /** What the leader's autopilot sees. */
  AUTOPILOT(12),
  /** The called node's digest at an index; older nodes do not know the call and refuse it. */
  DIGEST(13);

  private final byte number;

  CallKind(int number) {
    this.number = (byte) number;
  }

  /** The number in the format. */
  public byte number() {
    return number;
  }

  /**
   * The kind with a number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CallKind of(byte number) {
    for (CallKind kind : values()) {
      if (kind.number == number) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown call " + number);
  }
}
