/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.load;

import io.quorate.examples.driver.journal.JournalWriter;
import io.quorate.examples.driver.journal.TransferIds;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** One client: it sends a transfer, waits for the outcome and writes both down. */
final class Client implements Workers.Worker {
  private static final int MAX_CENTS = 100;
  private static final Duration BACK_OFF = Duration.ofMillis(5);

  private final int process;
  private final int number;
  private final int accounts;
  private final Transfers transfers;
  private final JournalWriter journal;
  private final Figures figures;
  private final SplittableRandom random;
  private int sequence;

  Client(
      int process,
      int number,
      int accounts,
      Transfers transfers,
      JournalWriter journal,
      Figures figures) {
    this.process = process;
    this.number = number;
    this.accounts = accounts;
    this.transfers = transfers;
    this.journal = journal;
    this.figures = figures;
    this.random = new SplittableRandom(TransferIds.of(process, number, 0));
  }

  /**
   * Makes one transfer; never sends the same one again, whatever the outcome.
   *
   * @return whether another one can be made
   */
  @Override
  public boolean step() {
    TransferOrder order =
        new TransferOrder(
            TransferIds.of(process, number, ++sequence),
            TransferOrder.account(random.nextInt(accounts)),
            TransferOrder.account(random.nextInt(accounts)),
            1 + random.nextInt(MAX_CENTS));
    long began = System.nanoTime();
    journal.sent(order.id(), began);
    Outcome outcome = transfers.make(order);
    long ended = System.nanoTime();
    switch (outcome.kind()) {
      case ACK -> {
        journal.ack(order.id(), ended, outcome.number());
        figures.acknowledged(ended - began);
      }
      case REFUSED -> {
        journal.refused(order.id(), ended, outcome.code());
        LockSupport.parkNanos(BACK_OFF.toNanos());
      }
      default -> journal.unknown(order.id(), ended, outcome.code());
    }
    return !outcome.gone();
  }

  @Override
  public void close() {
    journal.close();
  }
}
