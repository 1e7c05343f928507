/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.SaveSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Accounts and the transfers between them, alike on every node.
 *
 * <p>A call is applied once, however often the cluster had to send it, so there is no search for
 * transfers that came before: whatever is applied is appended. That is what lets tests see a
 * repetition. A service whose users may repeat requests would look the id up here and answer with
 * the first receipt.
 */
@ClusterHandler("ledger")
public class Ledger implements LedgerApi {
  /** The most transfers in one page: with JSON around them they stay well below 1 MiB. */
  public static final int MAX_PAGE = 5_000;

  private final SortedMap<String, Long> balances = new TreeMap<>();
  private final List<Transfer> transfers = new ArrayList<>();

  @Override
  public Account open(Account account) {
    balances.putIfAbsent(account.id(), account.cents());
    return account(account.id());
  }

  @Override
  public Receipt transfer(Transfer transfer) {
    long fromCents = balance(transfer.from()) - transfer.cents();
    balance(transfer.to());
    if (fromCents < 0) {
      throw new DeclinedException(transfer.from() + " is " + -fromCents + " cents short");
    }
    balances.put(transfer.from(), fromCents);
    long toCents = balances.merge(transfer.to(), transfer.cents(), Long::sum);
    transfers.add(transfer);
    return new Receipt(transfers.size(), balance(transfer.from()), toCents);
  }

  @Override
  public Account account(String id) {
    return new Account(id, balance(id));
  }

  @Override
  public TransferPage transfers(Range range) {
    int from = Math.clamp(range.offset(), 0, transfers.size());
    int to = Math.min(transfers.size(), from + Math.clamp(range.limit(), 0, MAX_PAGE));
    return new TransferPage(to, transfers.size(), List.copyOf(transfers.subList(from, to)));
  }

  @Override
  public Summary summary() {
    long total = balances.values().stream().mapToLong(Long::longValue).sum();
    return new Summary(
        transfers.size(), balances.size(), total, LedgerSnapshot.sha256(balances, transfers));
  }

  @SaveSnapshot(version = LedgerSnapshot.VERSION)
  void save(OutputStream out) throws IOException {
    LedgerSnapshot.write(balances, transfers, out);
  }

  @LoadSnapshot
  void load(InputStream in, int version) throws IOException {
    balances.clear();
    transfers.clear();
    LedgerSnapshot.read(in, version, balances, transfers);
  }

  private long balance(String account) {
    Long cents = balances.get(account);
    if (cents == null) {
      throw new NoAccountException("there is no account " + account);
    }
    return cents;
  }
}
