/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jgroups.EmptyMessage;
import org.jgroups.JChannel;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.IpAddress;
import org.junit.jupiter.api.Test;

class SendersIT {
  private final String name = UUID.randomUUID().toString();
  private final Senders senders = new Senders();

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  /** Those that send, and were not there before. */
  private List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("pd-bundler") && !before.contains(thread))
        .toList();
  }

  @Test
  void messageAfterTheStop_beginsNoThread() throws Exception {
    TCP transport = new TCP();
    transport.setBindAddress(InetAddress.getLoopbackAddress());
    transport.setBindPort(0);
    transport.setPortRange(0);
    transport.useVirtualThreads(false);
    transport.setBundler(senders);
    try (JChannel channel = new JChannel(transport)) {
      channel.setName(name).connect(name);
      senders.send(new EmptyMessage(new IpAddress(InetAddress.getLoopbackAddress(), 1)));
      assertEquals(1, threads().size());
    }
    await().until(() -> threads().isEmpty());
    senders.send(new EmptyMessage(new IpAddress(InetAddress.getLoopbackAddress(), 2)));
    assertEquals(List.of(), threads());
  }
}
