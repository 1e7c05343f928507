/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import io.nats.client.Message;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How a reader of NATS acknowledges what it has handled. */
interface NatsAcks extends AutoCloseable {
  /** How long acknowledgements are gathered. */
  Duration PAUSE = Duration.ofMillis(20);

  /** A message is handled, as all before it. */
  void handled(Message message);

  @Override
  default void close() {}

  /** One by one, at once. */
  static NatsAcks each() {
    return Message::ack;
  }

  /** The latest alone, now and then, which stands for all before it. */
  static NatsAcks together() {
    return new Together();
  }

  /** Acknowledges on a thread of its own. */
  final class Together implements NatsAcks {
    private final AtomicReference<@Nullable Message> latest = new AtomicReference<>();
    private final ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("acks").factory());

    private Together() {
      thread.scheduleWithFixedDelay(
          this::tell, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tell() {
      Message message = latest.getAndSet(null);
      if (message != null) {
        message.ack();
      }
    }

    @Override
    public void handled(Message message) {
      latest.set(message);
    }

    @Override
    public void close() {
      thread.shutdownNow();
    }
  }
}
