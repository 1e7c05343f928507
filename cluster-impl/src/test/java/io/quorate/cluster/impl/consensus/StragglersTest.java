/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

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

  @Test
  void timerThatALeaderStartsLater_isEndedToo() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    AtomicReference<Thread> timer = new AtomicReference<>();
    Thread.ofPlatform()
        .daemon()
        .name("n1~0c@group-AA-LeaderStateImpl")
        .start(
            () -> {
              try {
                looked.await();
              } catch (InterruptedException e) {
                return;
              }
              timer.set(timer("n1~0c@group-AA-FollowerState"));
            });
    Thread ending = Thread.ofPlatform().start(() -> Stragglers.end("n1~0c", PATIENCE));
    while (ending.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    looked.countDown();
    ending.join();
    assertFalse(timer.get().isAlive());
  }

  @Test
  void threadThatStays_isWaitedForNoLongerThanThat() {
    CountDownLatch end = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .name("n1~0d@group-AA-LeaderStateImpl")
        .start(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Stragglers.end("n1~0d", Duration.ofMillis(1));
    assertEquals(1, end.getCount());
    end.countDown();
  }
}
