/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.OutcomeUnknownException;
import io.quorate.examples.ledger.OpenAccounts;
import io.quorate.examples.ledger.Receipt;
import io.quorate.examples.ledger.Transfer;
import io.quorate.examples.ledger.TransferIds;
import io.quorate.examples.ledger.journal.JournalWriter;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/** One client: it sends a transfer, waits for the outcome and writes both down. */
final class LoadWorker implements Workers.Worker {
  private static final int ACCOUNTS = 100;
  private static final int MAX_CENTS = 100;
  private static final Duration BACK_OFF = Duration.ofMillis(5);

  private final Cluster cluster;
  private final int process;
  private final int number;
  private final JournalWriter journal;
  private final LoadFigures figures;
  private final SplittableRandom random;
  private int sequence;

  LoadWorker(Cluster cluster, int process, int number, JournalWriter journal, LoadFigures figures) {
    this.cluster = cluster;
    this.process = process;
    this.number = number;
    this.journal = journal;
    this.figures = figures;
    this.random = new SplittableRandom(TransferIds.of(process, number, 0));
  }

  /** Makes one transfer; never sends the same one again, whatever the outcome. */
  @Override
  public void step() {
    long id = TransferIds.of(process, number, ++sequence);
    Transfer transfer =
        new Transfer(
            id,
            OpenAccounts.name(random.nextInt(ACCOUNTS)),
            OpenAccounts.name(random.nextInt(ACCOUNTS)),
            1 + random.nextInt(MAX_CENTS));
    long began = System.nanoTime();
    journal.sent(id, began);
    try {
      Receipt receipt =
          cluster.appWrite("transfer", transfer, Receipt.class).toCompletableFuture().join();
      long ended = System.nanoTime();
      journal.ack(id, ended, receipt.number());
      figures.acknowledged(ended - began);
    } catch (CompletionException e) {
      failed(id, e.getCause() == null ? e : e.getCause());
    } catch (ClusterException e) {
      failed(id, e);
    }
  }

  private void failed(long id, Throwable failure) {
    long ended = System.nanoTime();
    if (failure instanceof ClusterException known && !(known instanceof OutcomeUnknownException)) {
      journal.refused(id, ended, known.code().name());
      figures.refused();
      LockSupport.parkNanos(BACK_OFF.toNanos());
    } else {
      String code =
          failure instanceof ClusterException known
              ? known.code().name()
              : failure.getClass().getSimpleName();
      journal.unknown(id, ended, code);
      figures.unknown();
    }
  }

  @Override
  public void close() {
    journal.close();
  }
}
