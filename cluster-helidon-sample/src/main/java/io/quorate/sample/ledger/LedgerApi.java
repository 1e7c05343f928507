/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;

/**
 * What can be done with the ledger. Injected, each call is the operation of the whole cluster,
 * whichever node it is made on.
 */
public interface LedgerApi {
  /** Opens an account with money in it; one that is open stays as it is. */
  @OnWrite("open")
  Account open(Account account);

  /** Moves money, or changes nothing. */
  @OnWrite("transfer")
  Receipt transfer(Transfer transfer) throws DeclinedException, NoAccountException;

  /** An account with its balance. */
  @OnRead("account")
  Account account(String id) throws NoAccountException;

  /** A part of the list of transfers. */
  @OnRead("transfers")
  TransferPage transfers(Range range);

  /** The whole ledger in a few figures. */
  @OnRead("summary")
  Summary summary();
}
