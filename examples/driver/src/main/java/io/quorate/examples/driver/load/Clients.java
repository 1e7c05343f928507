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

/** The clients in one process. A client ends when whoever it asks is gone. */
public final class Clients {
  private final int process;
  private final Path journals;
  private final int accounts;
  private final Figures figures = new Figures();
  private final Workers workers = new Workers();

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
  public void start(String node, int clients, Duration pause, Transfers transfers) {
    for (int i = 0; i < clients; i++) {
      workers.start(number -> client(node, number, transfers), pause);
    }
  }

  private Client client(String node, int number, Transfers transfers) {
    Path file = journals.resolve(JournalReader.name(node, process, "w", number));
    return new Client(process, number, accounts, transfers, new JournalWriter(file), figures);
  }

  /** Lets every client end the transfer that it has begun. */
  public void stop() {
    workers.stop();
  }
}
