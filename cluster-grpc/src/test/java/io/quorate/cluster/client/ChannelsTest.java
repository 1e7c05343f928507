/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.quorate.cluster.HostPort;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsTest {
  private static final HostPort ONE = HostPort.parse("127.0.0.1:1");
  private static final HostPort OTHER = HostPort.parse("127.0.0.1:2");

  private long now;
  private final Channels channels = new Channels(Duration.ofSeconds(60), () -> now);

  @AfterEach
  void close() {
    channels.close();
  }

  @Test
  void channel_isReused() {
    ManagedChannel first = channels.to(ONE);
    assertSame(first, channels.to(ONE));
    assertNotSame(first, channels.to(OTHER));
    assertEquals(new Channels.Figures(2, 1, 0, 2), channels.figures());
  }

  @Test
  void idleChannel_isEvicted_andDialledAgain() {
    ManagedChannel first = channels.to(ONE);
    now += Duration.ofSeconds(40).toNanos();
    ManagedChannel other = channels.to(OTHER);
    now += Duration.ofSeconds(40).toNanos();
    assertNotSame(first, channels.to(ONE));
    assertTrue(first.isShutdown());
    assertFalse(other.isShutdown());
    assertEquals(new Channels.Figures(3, 0, 1, 2), channels.figures());
  }

  @Test
  void closing_endsAll() {
    ManagedChannel first = channels.to(ONE);
    channels.close();
    assertTrue(first.isShutdown());
    assertEquals(0, channels.figures().active());
  }
}
