/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.impl.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SourceWatchTest {
  private static final int NO_THREAD = 2;

  private final CountDownLatch begun = new CountDownLatch(NO_THREAD + 1);
  private final CountDownLatch looked = new CountDownLatch(1);

  /** Has no thread for the first looks. */
  private final class Exhausted extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      begun.countDown();
      if (begun.getCount() > 0) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      task.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return false;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
      return true;
    }
  }

  @Test
  void lookWithoutAThread_hasFailed_andAnotherFollows() throws Exception {
    NamedSource source =
        new NamedSource(
            "own",
            "own",
            false,
            () -> {
              looked.countDown();
              return List.of(new HostPort("127.0.0.1", 1));
            });
    DiscoverySettings settings =
        new DiscoverySettings("n1", Duration.ofMillis(20), Duration.ofSeconds(5), false);
    try (LogLines log = new LogLines(SourceWatch.class.getName());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
      SourceWatch watch =
          new SourceWatch(source, settings, Absence.UNKNOWN, timer, new Exhausted(), () -> {});
      timer.submit(watch::look).get();
      assertTrue(watch.firstEnded().isDone(), "the start of the node does not wait for it");
      looked.await();
      timer.submit(() -> {}).get();
      timer.submit(() -> {}).get();
      assertEquals(
          List.of(
              "n1: discovery by own fails: no thread could look: java.lang.OutOfMemoryError: unable"
                  + " to create native thread; trying on, with 0 addresses found before",
              "n1: discovery by own found 127.0.0.1:1",
              "n1: discovery by own works again"),
          log.lines());
      timer.shutdownNow();
    }
  }
}
