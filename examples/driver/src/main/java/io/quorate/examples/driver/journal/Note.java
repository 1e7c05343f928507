/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

/**
 * One line of a client's journal.
 *
 * @param kind what happened
 * @param id the transfer; 0 for a read
 * @param nanos when, by the machine's monotonic clock
 * @param detail {@link Kind#ACK}: the transfer's number in the list; {@link Kind#READ}: how many
 *     transfers the read saw; otherwise 0
 * @param began {@link Kind#READ}: when the read began; otherwise 0
 */
public record Note(Kind kind, long id, long nanos, long detail, long began) {
  /** What can happen to a client. */
  public enum Kind {
    /** The transfer is about to be sent. */
    SENT,
    /** The transfer was applied: the cluster has promised to keep it. */
    ACK,
    /** The cluster could not tell whether the transfer is or will be applied. */
    UNKNOWN,
    /** The transfer was not applied and never will be. */
    REFUSED,
    /** A linearizable read of the number of transfers has ended. */
    READ,
    /** A read has failed. */
    READ_FAILED
  }

  /** A note that a transfer is about to be sent. */
  public static Note sent(long id, long nanos) {
    return new Note(Kind.SENT, id, nanos, 0, 0);
  }

  /** A note that a transfer was acknowledged. */
  public static Note ack(long id, long nanos, long number) {
    return new Note(Kind.ACK, id, nanos, number, 0);
  }

  /** A note that a transfer failed in one of the two ways. */
  public static Note failed(Kind kind, long id, long nanos) {
    return new Note(kind, id, nanos, 0, 0);
  }

  /** A note that a read has ended. */
  public static Note read(long began, long ended, long count) {
    return new Note(Kind.READ, 0, ended, count, began);
  }
}
