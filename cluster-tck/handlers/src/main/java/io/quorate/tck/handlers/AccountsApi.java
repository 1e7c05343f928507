/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.handlers;

import io.quorate.cluster.Consistency;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import java.util.concurrent.CompletionStage;

/** A contract in each of its forms. */
public interface AccountsApi {
  /** The balance after the deposit. */
  @OnWrite("deposit")
  long deposit(Deposit deposit);

  /** The same, without waiting. */
  @OnWrite("deposit-later")
  CompletionStage<Long> depositLater(Deposit deposit);

  /** The balance after the withdrawal. */
  @OnWrite("withdraw")
  long withdraw(Deposit deposit) throws OverdrawnException;

  /** Answers with an exception that the contract does not declare. */
  @OnWrite("refuse")
  void refuse(String reason);

  /** The index of the entry that wrote this. */
  @OnWrite("mark")
  default Long mark() {
    throw new UnsupportedOperationException();
  }

  /** What an account has. */
  @OnRead("balance")
  long balance(String account);

  /** The same and its place in the log, without waiting. */
  @OnRead("balance-at")
  @Consistency(ReadConsistency.SESSION)
  CompletionStage<ReadResult<Long>> balanceAt(String account);

  /** The node that led when it was asked. */
  @OnLeader("inspect")
  default CompletionStage<String> inspect() {
    throw new UnsupportedOperationException();
  }

  /** A method of the interface's own. */
  default long depositOne(String account) {
    return deposit(new Deposit(account, 1));
  }
}
