/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jgroups.Address;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.blocks.cs.TcpConnection;
import org.jgroups.blocks.cs.TcpServer;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.DefaultSocketFactory;
import org.jgroups.util.DefaultThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExcusesTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final Excuses excuses = new Excuses(now::get);
  private final Address peer = new IpAddress(InetAddress.getLoopbackAddress(), 1);
  private final Address other = new IpAddress(InetAddress.getLoopbackAddress(), 2);
  private TcpServer server;

  @BeforeEach
  void open() throws Exception {
    server =
        new TcpServer(
            new DefaultThreadFactory("excuses", true),
            new DefaultSocketFactory(),
            InetAddress.getLoopbackAddress(),
            0,
            0,
            null,
            0,
            0,
            "excuses");
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private Connection connection(Address to) throws Exception {
    return new TcpConnection(to, server);
  }

  @Test
  void hungUp_isExcused_andNoOtherConnectionOfTheSamePeer() throws Exception {
    Connection ended = connection(peer);
    excuses.connection(ended);
    assertTrue(excuses.cover(ended, peer));
    assertTrue(excuses.cover(ended, null));
    assertFalse(excuses.cover(connection(peer), peer), "that one may tell of a crash");
  }

  @Test
  void peer_isExcusedForAWhile_andNoOther() throws Exception {
    excuses.peer(peer);
    assertTrue(excuses.cover(connection(peer), peer));
    assertFalse(excuses.cover(connection(other), other));
    assertFalse(excuses.cover(connection(peer), null));
    now.addAndGet(TimeUnit.SECONDS.toNanos(5) - 1);
    assertTrue(excuses.cover(connection(peer), peer));
    now.incrementAndGet();
    assertFalse(excuses.cover(connection(peer), peer));
  }

  @Test
  void peerThatSaysItAgain_isExcusedAnew() throws Exception {
    excuses.peer(peer);
    now.addAndGet(TimeUnit.SECONDS.toNanos(4));
    excuses.peer(peer);
    now.addAndGet(TimeUnit.SECONDS.toNanos(4));
    assertTrue(excuses.cover(connection(peer), peer));
  }
}
