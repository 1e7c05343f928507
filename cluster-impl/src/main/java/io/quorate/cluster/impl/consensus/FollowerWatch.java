/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a follower that can be seen owes its leader an answer for so long that the connection
 * must be lost. Heartbeats and entries go by connections of their own, so both are watched. Used by
 * one thread.
 */
final class FollowerWatch {
  /** As long as the engine itself waits for an answer. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Of a follower that takes a part of a snapshot in, and writes it to its disk. */
  static final Duration PATIENCE_WITH_SNAPSHOT = Duration.ofSeconds(10);

  /** The engine closes two connections one after the other, three seconds each. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /**
   * What is slow or broken is not made better by new connections. A follower that has answered in
   * time for as long has a connection at once the next time.
   */
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final long heartbeat;
  private final LongSupplier now;
  private final long begun;
  private long confirmed = -1;
  private long confirmedAt;
  private long overdueAt;
  private long opened;
  private long pause;

  /**
   * @param heartbeat the time between two heartbeats to a follower that nothing else is sent to
   * @param now a clock of nanoseconds
   */
  FollowerWatch(Duration heartbeat, LongSupplier now) {
    this.heartbeat = heartbeat.toNanos();
    this.now = now;
    this.begun = now.getAsLong();
    this.confirmedAt = begun;
    this.overdueAt = begun;
  }

  /**
   * Looks, and says whether to open the connections anew now.
   *
   * @param sinceAnswer the time since the last answer of any kind
   * @param match the last entry that the follower has confirmed
   * @param last the last entry there is
   * @param installing whether it is being sent a snapshot
   * @param seen whether it is known to be there
   */
  boolean wantsConnection(
      Duration sinceAnswer, long match, long last, boolean installing, boolean seen) {
    long time = now.getAsLong();
    if (!isOverdue(time, sinceAnswer, match, last, installing)) {
      if (time - overdueAt > LONGEST_PAUSE.toNanos()) {
        pause = 0;
      }
      return false;
    }
    overdueAt = time;
    if (!seen || (pause > 0 && time - opened <= pause)) {
      return false;
    }
    opened = time;
    pause = Math.clamp(2 * pause, PAUSE.toNanos(), LONGEST_PAUSE.toNanos());
    return true;
  }

  private boolean isOverdue(
      long time, Duration sinceAnswer, long match, long last, boolean installing) {
    if (match != confirmed || match >= last || installing) {
      confirmed = match;
      confirmedAt = time;
    }
    // The engine begins with a time from before there was a connection.
    long silence = Math.min(sinceAnswer.toNanos(), time - begun);
    return installing
        ? silence > PATIENCE_WITH_SNAPSHOT.toNanos()
        : silence > heartbeat + PATIENCE.toNanos() || time - confirmedAt > PATIENCE.toNanos();
  }
}
