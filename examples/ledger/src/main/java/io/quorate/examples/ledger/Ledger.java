/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.spi.SnapshotBody;
import io.quorate.examples.driver.numbers.LongCounts;
import io.quorate.examples.driver.numbers.LongList;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Accounts and the transfers between them.
 *
 * <p>It does not recognise a transfer that it has seen before: a repeated id is applied a second
 * time and stands in the list a second time. An application would rather be idempotent; here the
 * list shows whether the cluster keeps its promise to apply every command exactly once.
 */
@ClusterHandler("ledger")
public class Ledger {
  /** The most transfers in one page: with JSON around them they stay well below 1 MiB. */
  public static final int MAX_PAGE = 10_000;

  private LedgerState state = new LedgerState(new TreeMap<>(), new LongList());
  private LongCounts counts = new LongCounts();

  /** Opens accounts and returns how many there are. */
  @OnWrite("open")
  int open(OpenAccounts command) {
    for (int i = 0; i < command.accounts(); i++) {
      state.balances().putIfAbsent(OpenAccounts.name(i), command.cents());
    }
    return state.balances().size();
  }

  /** Moves money, or throws and leaves everything as it was. */
  @OnWrite("transfer")
  Receipt transfer(Transfer transfer) {
    if (transfer.cents() <= 0) {
      throw new DeclinedException("cents must be more than 0, was " + transfer.cents());
    }
    long fromCents = balance(transfer.from()) - transfer.cents();
    if (fromCents < 0) {
      throw new DeclinedException(transfer.from() + " is " + -fromCents + " cents short");
    }
    balance(transfer.to());
    state.balances().put(transfer.from(), fromCents);
    long toCents = state.balances().merge(transfer.to(), transfer.cents(), Long::sum);
    state.transfers().add(transfer.id());
    int application = counts.add(transfer.id());
    return new Receipt(state.transfers().size(), application, balance(transfer.from()), toCents);
  }

  /** The balance of an account in cents. */
  @OnRead("balance")
  long balance(String account) {
    Long cents = state.balances().get(account);
    if (cents == null) {
      throw new DeclinedException("there is no account " + account);
    }
    return cents;
  }

  /** The sum of all balances in cents; no transfer changes it. */
  @OnRead("total")
  long total() {
    return state.total();
  }

  /** How many transfers have been applied. */
  @OnRead("count")
  long count() {
    return state.transfers().size();
  }

  /** The whole state in a few figures. */
  @OnRead("digest")
  StateDigest digest() {
    return state.digest();
  }

  /** A part of the list of applied transfers. */
  @OnRead("transfers-since")
  TransferPage transfersSince(Since since) {
    LongList transfers = state.transfers();
    int limit = Math.min(since.limit(), MAX_PAGE);
    long next = Math.min(transfers.size(), Math.max(0, since.offset()) + Math.max(0, limit));
    List<AppliedTransfer> page = new ArrayList<>();
    for (long i = Math.max(0, since.offset()); i < next; i++) {
      long id = transfers.get(i);
      page.add(new AppliedTransfer(id, counts.count(id)));
    }
    return new TransferPage(next, transfers.size(), page);
  }

  @SaveSnapshot(version = LedgerSnapshot.VERSION)
  SnapshotBody save() {
    LedgerState captured = state.capture();
    return out -> LedgerSnapshot.write(captured, out);
  }

  @LoadSnapshot
  void load(InputStream in, int version) throws IOException {
    state = LedgerSnapshot.read(in, version);
    counts = new LongCounts();
    for (long i = 0; i < state.transfers().size(); i++) {
      counts.add(state.transfers().get(i));
    }
  }
}
