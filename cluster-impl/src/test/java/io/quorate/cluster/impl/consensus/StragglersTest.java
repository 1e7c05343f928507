/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StragglersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Thread timer(String name) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
              }
            });
  }

  @Test
  void timerOfAClosedServer_isEnded_andThoseOfOthersAreNot() throws Exception {
    Thread ours = timer("n1~0a@group-AA-FollowerState");
    Thread other = timer("n1~0b@group-AA-FollowerState");
    Stragglers.end("n1~0a", PATIENCE);
    ours.join(PATIENCE.toMillis());
    assertFalse(ours.isAlive());
    assertTrue(other.isAlive());
    other.interrupt();
    other.join();
  }

  /** Busy until it is told to go on. */
  private static Thread leader(String name, AtomicBoolean goOn, Runnable then) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () -> {
              while (!goOn.get()) {
                Thread.onSpinWait();
              }
              then.run();
            });
  }

  @Test
  void timerThatALeaderStartsLater_isEndedToo() throws Exception {
    AtomicBoolean goOn = new AtomicBoolean();
    AtomicReference<Thread> timer = new AtomicReference<>();
    leader(
        "n1~0c@group-AA-LeaderStateImpl",
        goOn,
        () -> timer.set(timer("n1~0c@group-AA-FollowerState")));
    Thread ending = Thread.ofPlatform().start(() -> Stragglers.end("n1~0c", PATIENCE));
    await().until(() -> ending.getState() == Thread.State.TIMED_WAITING);
    goOn.set(true);
    ending.join();
    assertFalse(timer.get().isAlive());
  }

  @Test
  void leaderThatIsBusyForLong_isWaitedForNoLongerThanThat() {
    AtomicBoolean goOn = new AtomicBoolean();
    Thread leader = leader("n1~0d@group-AA-LeaderStateImpl", goOn, () -> {});
    Stragglers.end("n1~0d", Duration.ofMillis(1));
    assertTrue(leader.isAlive());
    goOn.set(true);
  }

  @Test
  void leaderThatWaits_isNotWaitedFor() {
    Thread leader = timer("n1~0e@group-AA-LeaderStateImpl");
    await().until(() -> leader.getState() == Thread.State.WAITING);
    Stragglers.end("n1~0e", Duration.ofDays(1));
    assertTrue(leader.isAlive());
    leader.interrupt();
  }
}
