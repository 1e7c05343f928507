/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.node;

import io.quorate.cluster.bench.system.Messages;
import io.quorate.cluster.bench.system.MessagingSystem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Publishes a number of messages and waits until all are acknowledged. */
final class PublishRun {
  private final PublishSpec spec;
  private final MessagingSystem system;
  private final Duration timeout;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  PublishRun(PublishSpec spec, MessagingSystem system, Duration timeout) {
    this.spec = spec;
    this.system = system;
    this.timeout = timeout;
  }

  /** Blocks until the last is acknowledged; fails with the first failure. */
  JsonObject run() throws InterruptedException {
    Semaphore room = new Semaphore(spec.callers());
    for (int number = 0; number < spec.count(); number++) {
      acquire(room, 1);
      int bytes = ThreadLocalRandom.current().nextInt(spec.leastBytes(), spec.mostBytes() + 1);
      system
          .publish(
              new Messages(bytes).message(new Messages.Head(spec.run(), number, System.nanoTime())))
          .whenComplete(
              (receipt, thrown) -> {
                failure.compareAndSet(null, thrown);
                room.release();
              });
    }
    acquire(room, spec.callers());
    return Json.createObjectBuilder().add("acknowledged", spec.count()).build();
  }

  private void acquire(Semaphore room, int permits) throws InterruptedException {
    boolean acquired = room.tryAcquire(permits, timeout.toMillis(), TimeUnit.MILLISECONDS);
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("a message was not published", thrown);
    }
    if (!acquired) {
      throw new IllegalStateException("no acknowledgement within " + timeout);
    }
  }
}
