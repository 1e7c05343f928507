/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A leader looks once a second at a follower whose state is what a test says. */
class FollowerWatchTest {
  private static final Duration HEARTBEAT = Duration.ofMillis(150);
  private static final Duration LONG_AGO = Duration.ofHours(1);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
  private FollowerWatch watch = new FollowerWatch(HEARTBEAT, now::get);
  private Duration sinceAnswer = Duration.ZERO;
  private long match = 10;
  private long last = 10;
  private boolean installing;
  private boolean seen = true;

  private boolean look() {
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    return watch.wantsConnection(sinceAnswer, match, last, installing, seen);
  }

  /** At which of so many looks a new connection was wanted, from 1. */
  private List<Integer> wanted(int looks) {
    List<Integer> wanted = new ArrayList<>();
    for (int i = 1; i <= looks; i++) {
      if (look()) {
        wanted.add(i);
      }
    }
    return wanted;
  }

  @Test
  void followerThatAnswers_keepsItsConnection() {
    assertEquals(List.of(), wanted(100));
  }

  @Test
  void silentFollower_isGivenConnectionsAtLongerAndLongerPauses() {
    sinceAnswer = LONG_AGO;
    assertEquals(List.of(4, 15, 36, 77, 138, 199), wanted(200));

    sinceAnswer = Duration.ZERO;
    assertEquals(List.of(), wanted(61), "it answers in time for a minute");
    sinceAnswer = LONG_AGO;
    assertEquals(List.of(1, 12), wanted(20), "as if it had never been silent");
  }

  /** As one whose disk is slow: new connections would have it take the same entries again. */
  @Test
  void followerThatAnswersTooLateEachTime_isGivenConnectionsAtLongerAndLongerPauses() {
    last = 1_000_000;
    List<Integer> wanted = new ArrayList<>();
    for (int second = 1; second <= 240; second++) {
      match += second % 5 == 0 ? 1 : 0;
      if (look()) {
        wanted.add(second);
      }
    }
    assertEquals(List.of(9, 24, 49, 94, 159, 224), wanted);
  }

  /** Only what the connection for entries carries is missing. */
  @Test
  void followerThatAnswersHeartbeatsOnly_isGivenAConnection() {
    last = 11;
    assertEquals(List.of(5), wanted(10), "from the first look on");
    match = 11;
    assertEquals(List.of(), wanted(20));
  }

  @Test
  void followerFarBehindThatMoves_keepsItsConnection() {
    last = 1_000_000;
    for (int i = 0; i < 100; i++) {
      match += 1;
      assertEquals(List.of(), wanted(3));
    }
  }

  @Test
  void heartbeatsThatAreRare_areWaitedFor() {
    watch = new FollowerWatch(Duration.ofSeconds(10), now::get);
    assertEquals(List.of(), wanted(30));
    sinceAnswer = Duration.ofSeconds(13);
    assertEquals(List.of(), wanted(30));
    sinceAnswer = Duration.ofSeconds(14);
    assertTrue(look());
  }

  @Test
  void followerThatTakesASnapshotIn_hasLonger() {
    last = 1_000;
    installing = true;
    sinceAnswer = Duration.ofSeconds(10);
    assertEquals(List.of(), wanted(100));
    installing = false;
    sinceAnswer = Duration.ZERO;
    assertEquals(List.of(4), wanted(4), "and then the usual time");

    match = 11;
    installing = true;
    sinceAnswer = Duration.ofSeconds(11);
    assertFalse(wanted(20).isEmpty());
  }

  @Test
  void followerThatNobodySees_isLeftAlone() {
    sinceAnswer = LONG_AGO;
    seen = false;
    assertEquals(List.of(), wanted(20));
    seen = true;
    assertTrue(look());
  }
}
