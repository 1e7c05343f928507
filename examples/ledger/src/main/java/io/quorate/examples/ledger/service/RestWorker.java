/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.service;

import io.quorate.examples.ledger.OpenAccounts;
import io.quorate.examples.ledger.TransferIds;
import io.quorate.examples.ledger.journal.JournalWriter;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** One client: it posts a transfer, waits for the outcome and writes both down. */
final class RestWorker {
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;
  private static final int MAX_CENTS = 100;
  private static final Duration BACK_OFF = Duration.ofMillis(5);

  private final Rest rest;
  private final ServiceSpec service;
  private final int process;
  private final int number;
  private final int accounts;
  private final JournalWriter journal;
  private final RestFigures figures;
  private final SplittableRandom random;
  private int sequence;

  RestWorker(
      Rest rest,
      ServiceSpec service,
      int process,
      int number,
      int accounts,
      JournalWriter journal,
      RestFigures figures) {
    this.rest = rest;
    this.service = service;
    this.process = process;
    this.number = number;
    this.accounts = accounts;
    this.journal = journal;
    this.figures = figures;
    this.random = new SplittableRandom(TransferIds.of(process, number, 0));
  }

  /**
   * Makes one transfer; never sends the same one again, whatever the outcome.
   *
   * @return whether the service is still there
   */
  boolean transfer() {
    long id = TransferIds.of(process, number, ++sequence);
    String json =
        "{\"id\":%d,\"from\":\"%s\",\"to\":\"%s\",\"cents\":%d}"
            .formatted(
                id,
                OpenAccounts.name(random.nextInt(accounts)),
                OpenAccounts.name(random.nextInt(accounts)),
                1 + random.nextInt(MAX_CENTS));
    long began = System.nanoTime();
    journal.sent(id, began);
    try {
      Rest.Answer answer = rest.post(service, "/transfers", json);
      ended(id, began, answer);
      return true;
    } catch (ConnectException e) {
      journal.refused(id, System.nanoTime(), "NO_CONNECTION");
    } catch (IOException e) {
      journal.unknown(id, System.nanoTime(), e.getClass().getSimpleName());
    }
    return false;
  }

  private void ended(long id, long began, Rest.Answer answer) {
    long now = System.nanoTime();
    switch (answer.status()) {
      case CREATED -> {
        journal.ack(id, now, answer.json().getJsonNumber("number").longValueExact());
        figures.acknowledged(now - began);
      }
      case BAD_REQUEST, NOT_FOUND, CONFLICT, UNAVAILABLE -> {
        journal.refused(id, now, "HTTP_" + answer.status());
        LockSupport.parkNanos(BACK_OFF.toNanos());
      }
      default -> journal.unknown(id, now, "HTTP_" + answer.status());
    }
  }
}
