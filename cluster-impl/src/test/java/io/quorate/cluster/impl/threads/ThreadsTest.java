/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  @Test
  void close_returnsWhenItsThreadsHaveEnded() throws InterruptedException {
    // Often, as a thread outlives its executor's termination only by a moment.
    for (int round = 0; round < 300; round++) {
      Threads threads = new Threads("t" + round);
      CountDownLatch running = new CountDownLatch(3);
      threads.single("one").execute(running::countDown);
      threads.scheduler("two").schedule(running::countDown, 0, TimeUnit.MILLISECONDS);
      threads.perTask("three").execute(running::countDown);
      assertTrue(running.await(10, TimeUnit.SECONDS));
      threads.close();
      String prefix = "quorate-t" + round + "-";
      assertEquals(
          List.of(),
          Thread.getAllStackTraces().keySet().stream()
              .map(Thread::getName)
              .filter(name -> name.startsWith(prefix))
              .toList());
    }
  }

  @Test
  void close_byAThreadOfItsOwn_doesNotWaitForItself() throws InterruptedException {
    Threads threads = new Threads("own");
    CountDownLatch closed = new CountDownLatch(1);
    threads
        .single("one")
        .execute(
            () -> {
              threads.close();
              closed.countDown();
            });
    assertTrue(closed.await(10, TimeUnit.SECONDS));
  }
}
