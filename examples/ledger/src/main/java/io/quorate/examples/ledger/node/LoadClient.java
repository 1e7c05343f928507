/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.Cluster;
import io.quorate.examples.ledger.journal.JournalReader;
import io.quorate.examples.ledger.journal.JournalWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * Clients of this node's own {@link Cluster}, each with one transfer on its way at a time and a
 * journal of its own.
 */
final class LoadClient {
  private final Cluster cluster;
  private final int process;
  private final Path journals;
  private final LoadFigures figures = new LoadFigures();
  private final Workers workers = new Workers();

  LoadClient(Cluster cluster, int process, Path journals) {
    this.cluster = cluster;
    this.process = process;
    this.journals = journals;
  }

  /** Starts more clients; each pauses after every transfer, or not at all when 0. */
  void start(int clients, long pauseMicros) {
    for (int i = 0; i < clients; i++) {
      workers.start(this::client, pauseMicros);
    }
  }

  private Workers.Worker client(int number) {
    String name = "%s-p%03d-w%05d".formatted(cluster.nodeId(), process, number);
    JournalWriter journal = new JournalWriter(journals.resolve(name + JournalReader.ENDING));
    return new LoadWorker(cluster, process, number, journal, figures);
  }

  /** Lets every client end the transfer that it has begun. */
  void stop() {
    workers.stop();
  }

  Map<String, Object> stats() {
    return figures.report();
  }
}
