/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.telemetry.ConnectionFigures;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.protocol.RaftPeerId;
import org.junit.jupiter.api.Test;

class PeerConnectionsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final RaftPeerId N2 = RaftPeerId.valueOf("n2~0a");

  /** Its sign changes soon, as that of the system's may. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);

  private final PeerConnections connections = new PeerConnections(now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void silence_countsFromTheOpeningOrTheLastAnswer() {
    assertFalse(connections.isSilent(N2, Duration.ZERO), "there is no connection");

    connections.used(N2);
    pass(SECOND);
    connections.used(N2);
    assertFalse(connections.isSilent(N2, SECOND));
    pass(Duration.ofNanos(1));
    assertTrue(connections.isSilent(N2, SECOND));

    connections.heard(N2);
    assertFalse(connections.isSilent(N2, SECOND));
    pass(SECOND.multipliedBy(2));
    assertTrue(connections.isSilent(N2, SECOND));

    connections.dropped(N2);
    assertFalse(connections.isSilent(N2, SECOND));
    connections.heard(N2);
    assertFalse(connections.isSilent(N2, Duration.ZERO), "a late answer opens none");
    connections.used(N2);
    assertFalse(connections.isSilent(N2, SECOND));
    assertEquals(new ConnectionFigures(2, 1, 1, 1), connections.figures());
  }
}
