/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Writes through every node for as long as it is there, and remembers what was acknowledged. */
final class SteadyWriters {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long PAUSE_NANOS = 2_000_000;

  private final TestCluster cluster;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  SteadyWriters(TestCluster cluster, List<String> nodes) {
    this.cluster = cluster;
    nodes.forEach(id -> threads.add(Thread.ofPlatform().start(() -> write(id))));
  }

  private void write(String id) {
    for (int i = 0; !stopped; i++) {
      Cluster node = cluster.node(id);
      if (node != null) {
        write(node, id + "-" + i);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void write(Cluster node, String name) {
    try {
      node.appWrite(
              "add-named",
              new Counter.Addition(name, 1),
              Long.class,
              CallOptions.DEFAULT.withTimeout(PATIENCE))
          .toCompletableFuture()
          .get(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS);
      acknowledged.add(name);
    } catch (ExecutionException | TimeoutException | ClusterException e) {
      // Not acknowledged; whether it was applied is left open.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Set<String> acknowledged() {
    return acknowledged;
  }

  void stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
