/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.impl.consensus.PeerConnections.Connection;
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

  private boolean isFresh() {
    return connections.unlessFresh(N2, SECOND).isEmpty();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void connection_isFreshWhileAllCallsOnItHaveJustBegun() {
    Connection connection = connections.used(N2, 1);
    pass(SECOND);
    connections.used(N2, 2);
    assertTrue(isFresh());
    pass(Duration.ofNanos(1));
    assertFalse(isFresh(), "the first call is older");

    connection.answered(1);
    assertTrue(isFresh());
    connection.answered(2);
    assertFalse(isFresh(), "nothing is under way");
  }

  @Test
  void connection_isDroppedOnce() {
    Connection first = connections.used(N2, 1);
    assertSame(first, connections.used(N2, 2));
    assertTrue(connections.dropped(N2, first));
    assertTrue(connections.current(N2).isEmpty());
    assertFalse(connections.dropped(N2, first));

    Connection second = connections.used(N2, 3);
    assertNotSame(first, second);
    assertFalse(connections.dropped(N2, first), "a late failure does not close the newer one");
    assertSame(second, connections.current(N2).orElseThrow());
    assertEquals(new ConnectionFigures(2, 1, 1, 1), connections.figures());
  }
}
