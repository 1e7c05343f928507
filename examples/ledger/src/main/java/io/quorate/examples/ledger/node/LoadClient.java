/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.Cluster;
import io.quorate.examples.ledger.journal.JournalReader;
import io.quorate.examples.ledger.journal.JournalWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients of this node's own {@link Cluster}, each with one transfer on its way at a time and a
 * journal of its own.
 */
final class LoadClient {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final Cluster cluster;
  private final int process;
  private final Path journals;
  private final LoadFigures figures = new LoadFigures();
  private final List<Thread> threads = new ArrayList<>();
  private int started;
  private volatile boolean running;

  LoadClient(Cluster cluster, int process, Path journals) {
    this.cluster = cluster;
    this.process = process;
    this.journals = journals;
  }

  /** Starts more workers; each pauses after every transfer, or not at all when 0. */
  synchronized void start(int workers, long pauseMicros) {
    running = true;
    for (int i = 0; i < workers; i++) {
      int number = started++;
      threads.add(
          Thread.ofVirtual()
              .name("client-" + number)
              .start(() -> run(number, Duration.ofNanos(pauseMicros * 1_000))));
    }
  }

  private void run(int number, Duration pause) {
    String name = "%s-p%03d-w%05d".formatted(cluster.nodeId(), process, number);
    try (JournalWriter journal = new JournalWriter(journals.resolve(name + JournalReader.ENDING))) {
      LoadWorker worker = new LoadWorker(cluster, process, number, journal, figures);
      while (running) {
        worker.transfer();
        if (pause.isPositive()) {
          LockSupport.parkNanos(pause.toNanos());
        }
      }
    }
  }

  /** Lets every worker end the transfer that it has begun. */
  synchronized void stop() {
    running = false;
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    for (Thread thread : threads) {
      try {
        if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          throw new IllegalStateException(
              thread.getName() + " did not get an answer within " + STOP_TIMEOUT);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while clients were ending", e);
      }
    }
    threads.clear();
  }

  Map<String, Object> stats() {
    return figures.report();
  }
}
