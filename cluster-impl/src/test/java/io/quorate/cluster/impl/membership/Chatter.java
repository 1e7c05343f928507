/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Keeps members talking to all others, as fast as they hear. */
final class Chatter implements AutoCloseable {
  private final List<TestNode> nodes;
  private final List<Thread> talkers = new ArrayList<>();
  private volatile boolean over;

  Chatter(List<TestNode> nodes) {
    this.nodes = nodes;
    nodes.forEach(node -> talkers.add(Thread.ofVirtual().start(() -> talk(node))));
  }

  private void talk(TestNode node) {
    while (!over) {
      node.membership.broadcast((byte) 1, new byte[1000]);
      LockSupport.parkNanos(100_000);
    }
  }

  /** Each has heard as many more from all others together. */
  void awaitMore(long messages) {
    List<Long> before = nodes.stream().map(Chatter::heard).toList();
    await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              for (int i = 0; i < nodes.size(); i++) {
                if (heard(nodes.get(i)) < before.get(i) + messages) {
                  return false;
                }
              }
              return true;
            });
  }

  private static long heard(TestNode node) {
    return node.membership.counts().messagesReceived();
  }

  @Override
  public void close() {
    over = true;
    talkers.forEach(Chatter::join);
  }

  private static void join(Thread talker) {
    try {
      talker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
