/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;

import io.quorate.cluster.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** One writer at every node, until closed; remembers each write that was not acknowledged. */
final class Load implements AutoCloseable {
  private final AtomicLong done = new AtomicLong();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean over;

  Load(TestCluster cluster) {
    cluster.nodes().forEach(node -> writers.add(Thread.ofVirtual().start(() -> write(node))));
  }

  private void write(Cluster node) {
    while (!over) {
      try {
        node.<Long>appWrite("add", 1L, Long.class).toCompletableFuture().get(20, TimeUnit.SECONDS);
        done.incrementAndGet();
      } catch (ExecutionException | TimeoutException e) {
        failures.add(node.nodeId() + ": " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  void awaitMore(long count) {
    long goal = done.get() + count;
    await().atMost(Duration.ofSeconds(30)).until(() -> done.get() >= goal);
  }

  long done() {
    return done.get();
  }

  List<String> failures() {
    return failures;
  }

  @Override
  public void close() {
    over = true;
    for (Thread writer : writers) {
      await().atMost(Duration.ofSeconds(30)).until(() -> !writer.isAlive());
    }
  }
}
