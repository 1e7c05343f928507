/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.rest;

import io.quorate.examples.driver.load.Clients;
import io.quorate.examples.driver.load.Figures;
import io.quorate.examples.driver.load.TransferOrder;
import io.quorate.examples.driver.process.ThreeNodes;
import io.quorate.examples.driver.process.Until;
import java.time.Duration;
import java.util.List;

/** Accounts in a ledger of three services, and clients of each that move money between them. */
public final class ServiceLoad {
  private final ThreeNodes<ServiceProcess> services;
  private final int accounts;
  private final Clients clients;

  /** No account is open and no client is there yet; there can be one load of the same services. */
  public ServiceLoad(ThreeNodes<ServiceProcess> services, int accounts) {
    this.services = services;
    this.accounts = accounts;
    this.clients = new Clients(1, services.journals(), accounts);
  }

  /** Opens all accounts with this much in each, through all services. */
  public void open(long cents) {
    List<ServiceProcess> running = services.running();
    for (int i = 0; i < accounts; i++) {
      running.get(i % running.size()).open(TransferOrder.account(i), cents);
    }
  }

  /** Starts more clients of a service; each pauses after every transfer, or not at all. */
  public void start(String id, int howMany, Duration pause) {
    clients.start(id, howMany, pause, services.node(id).transfers());
  }

  /** Waits until so many more transfers are acknowledged. */
  public void awaitMore(long transfers, Duration timeout) {
    long enough = figures().acknowledged() + transfers;
    Until.holds(
        transfers + " more transfers are made", timeout, () -> figures().acknowledged() >= enough);
  }

  /** Lets every client end the transfer that it has begun. */
  public void stop() {
    clients.stop();
  }

  /** What all clients see. */
  public Figures figures() {
    return clients.figures();
  }
}
