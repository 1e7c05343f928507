/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.examples.driver.journal.JournalReader;
import io.quorate.examples.driver.journal.JournalWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Begins a linearizable read at fixed intervals, whether or not earlier ones have ended, and writes
 * down when each began and what it saw. When the process goes on after a pause, the next read
 * begins at once, before the node has heard from anyone.
 */
final class PacedReader {
  private static final int MOST = 512;

  private final Cluster cluster;
  private final int process;
  private final Path journals;
  private final Semaphore room = new Semaphore(MOST);
  private int started;
  private volatile boolean running;
  private @Nullable Thread thread;

  PacedReader(Cluster cluster, int process, Path journals) {
    this.cluster = cluster;
    this.process = process;
    this.journals = journals;
  }

  synchronized void start(long intervalMicros) {
    stop();
    running = true;
    String name = JournalReader.name(cluster.nodeId(), process, "r", started++);
    JournalWriter journal = new JournalWriter(journals.resolve(name));
    thread =
        Thread.ofPlatform()
            .daemon(true)
            .name("paced-reader")
            .start(() -> run(journal, Duration.ofNanos(intervalMicros * 1_000)));
  }

  private void run(JournalWriter journal, Duration interval) {
    while (running) {
      if (room.tryAcquire()) {
        read(journal);
      }
      LockSupport.parkNanos(interval.toNanos());
    }
    room.acquireUninterruptibly(MOST);
    room.release(MOST);
    journal.close();
  }

  private void read(JournalWriter journal) {
    long began = System.nanoTime();
    cluster
        .appRead("count", null, Long.class, ReadConsistency.LINEARIZABLE)
        .whenComplete((result, failure) -> ended(journal, began, result, failure));
  }

  private void ended(
      JournalWriter journal,
      long began,
      @Nullable ReadResult<Long> result,
      @Nullable Throwable failure) {
    try {
      long now = System.nanoTime();
      if (result != null) {
        journal.read(began, now, result.value());
      } else if (failure instanceof ClusterException known) {
        journal.readFailed(began, now, known.code().name());
      } else {
        journal.readFailed(began, now, String.valueOf(failure).replaceAll("\\s", "_"));
      }
    } finally {
      room.release();
    }
  }

  /** Waits until every read has ended. */
  synchronized void stop() {
    running = false;
    Thread last = thread;
    if (last != null) {
      try {
        last.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    thread = null;
  }
}
