/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EngineThreadsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch end = new CountDownLatch(1);

  /** One of the engine's. */
  private final class Engine extends Thread {
    @Override
    public void run() {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void threadsOfTheEngine_areWaitedFor_andOthersAreNot() throws Exception {
    Engine engine = new Engine();
    engine.setDaemon(true);
    engine.start();
    EngineThreads.awaitEnd(type -> false, PATIENCE);
    assertTrue(engine.isAlive());
    Thread waiting = new Thread(() -> EngineThreads.awaitEnd(Engine.class::equals, PATIENCE));
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    end.countDown();
    waiting.join(PATIENCE.toMillis() / 2);
    assertFalse(waiting.isAlive());
    assertFalse(engine.isAlive());
  }

  @Test
  void whereTheClassesStay_nobodyWaits() throws Exception {
    assertTrue(EngineThreads.isOfTheProcess(getClass().getClassLoader()));
    try (URLClassLoader deployment = new URLClassLoader(new URL[0])) {
      assertFalse(EngineThreads.isOfTheProcess(deployment));
    }
  }
}
