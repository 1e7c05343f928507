/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.load;

import io.quorate.examples.driver.journal.JournalReader;
import io.quorate.examples.driver.journal.JournalWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The clients in one process. A client ends when whoever it asks is gone. */
public final class Clients {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(45);

  private final int process;
  private final Path journals;
  private final int accounts;
  private final Figures figures = new Figures();
  private final List<Thread> threads = new ArrayList<>();
  private int started;
  private volatile boolean running;

  /**
   * None yet.
   *
   * @param process from which, with others, transfer ids are made: different in each process
   * @param journals the directory in which each client has a journal
   * @param accounts between how many accounts money is moved
   */
  public Clients(int process, Path journals, int accounts) {
    this.process = process;
    this.accounts = accounts;
    try {
      this.journals = Files.createDirectories(journals);
    } catch (IOException e) {
      throw new UncheckedIOException("The journals cannot be written", e);
    }
  }

  /** What all clients see. */
  public Figures figures() {
    return figures;
  }

  /** Starts more clients of a node; each pauses after every transfer, or not at all. */
  public synchronized void start(String node, int clients, Duration pause, Transfers transfers) {
    running = true;
    for (int i = 0; i < clients; i++) {
      int number = started++;
      threads.add(
          Thread.ofVirtual()
              .name("client-" + number)
              .start(() -> run(node, number, pause, transfers)));
    }
  }

  private void run(String node, int number, Duration pause, Transfers transfers) {
    Path file = journals.resolve(JournalReader.name(node, process, "w", number));
    try (JournalWriter journal = new JournalWriter(file)) {
      Client client = new Client(process, number, accounts, transfers, journal, figures);
      while (running && client.transfer()) {
        if (pause.isPositive()) {
          LockSupport.parkNanos(pause.toNanos());
        }
      }
    }
  }

  /** Lets every client end the transfer that it has begun. */
  public synchronized void stop() {
    running = false;
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    for (Thread thread : threads) {
      try {
        if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          throw new IllegalStateException(
              thread.getName() + " got no answer within " + STOP_TIMEOUT);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while clients were ending", e);
      }
    }
    threads.clear();
  }
}
