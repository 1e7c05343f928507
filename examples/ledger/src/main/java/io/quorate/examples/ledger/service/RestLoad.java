/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.service;

import io.quorate.examples.ledger.journal.JournalReader;
import io.quorate.examples.ledger.journal.JournalWriter;
import io.quorate.examples.ledger.process.NodeFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients of services, each with one transfer on its way at a time and a journal of its own. A
 * client ends when its service is gone.
 */
public final class RestLoad {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(45);

  private final Rest rest;
  private final Path journals;
  private final int accounts;
  private final RestFigures figures = new RestFigures();
  private final List<Thread> threads = new ArrayList<>();
  private int started;
  private int rounds;
  private volatile boolean running;

  /** Moves money between so many accounts, and keeps journals in this directory. */
  public RestLoad(Rest rest, Path journals, int accounts) {
    this.rest = rest;
    this.accounts = accounts;
    try {
      this.journals = Files.createDirectories(journals);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the clients see. */
  public RestFigures figures() {
    return figures;
  }

  /** Starts more clients of a service; each pauses after every transfer, or not at all. */
  public synchronized void start(ServiceSpec service, int clients, Duration pause) {
    running = true;
    int process = ++rounds;
    for (int i = 0; i < clients; i++) {
      int number = started++;
      threads.add(
          Thread.ofVirtual()
              .name("client-" + number)
              .start(() -> run(service, process, number, pause)));
    }
  }

  private void run(ServiceSpec service, int process, int number, Duration pause) {
    String name = "%s-p%03d-w%05d".formatted(service.id(), process, number);
    try (JournalWriter journal = new JournalWriter(journals.resolve(name + JournalReader.ENDING))) {
      RestWorker worker =
          new RestWorker(rest, service, process, number, accounts, journal, figures);
      while (running && worker.transfer()) {
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
          throw new NodeFailure(thread.getName() + " got no answer within " + STOP_TIMEOUT);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NodeFailure("interrupted while clients were ending", e);
      }
    }
    threads.clear();
  }

  /** The journals of clients of every service but one. */
  public List<Path> journalsWithout(String id) {
    return JournalReader.in(journals).stream()
        .filter(file -> !file.getFileName().toString().startsWith(id + "-"))
        .toList();
  }

  /** Where the journals are. */
  public Path journals() {
    return journals;
  }
}
