/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.handlers;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LeaderContext;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.WriteContext;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Balances by name. */
@ClusterHandler("accounts")
public class Accounts implements AccountsApi {
  private final Map<String, Long> balances = new TreeMap<>();

  @Override
  public long deposit(Deposit deposit) {
    return balances.merge(deposit.account(), deposit.cents(), Long::sum);
  }

  @Override
  public CompletionStage<Long> depositLater(Deposit deposit) {
    return CompletableFuture.completedFuture(deposit(deposit));
  }

  @Override
  public long withdraw(Deposit deposit) throws OverdrawnException {
    if (balance(deposit.account()) < deposit.cents()) {
      throw new OverdrawnException(deposit.account());
    }
    return balances.merge(deposit.account(), -deposit.cents(), Long::sum);
  }

  @Override
  public void refuse(String reason) {
    throw new IllegalStateException(reason);
  }

  @OnWrite("mark")
  long mark(WriteContext context) {
    return context.index();
  }

  @Override
  public long balance(String account) {
    return balances.getOrDefault(account, 0L);
  }

  @Override
  public CompletionStage<ReadResult<Long>> balanceAt(String account) {
    return CompletableFuture.completedFuture(ReadResult.of(balance(account)));
  }

  @OnLeader("inspect")
  CompletionStage<String> inspect(LeaderContext context) {
    return CompletableFuture.completedFuture(context.nodeId());
  }

  @SaveSnapshot
  void save(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(balances.size());
    for (Map.Entry<String, Long> each : balances.entrySet()) {
      data.writeUTF(each.getKey());
      data.writeLong(each.getValue());
    }
    data.flush();
  }

  @LoadSnapshot
  void load(InputStream in) throws IOException {
    balances.clear();
    DataInputStream data = new DataInputStream(in);
    int count = data.readInt();
    for (int i = 0; i < count; i++) {
      String account = data.readUTF();
      balances.put(account, data.readLong());
    }
  }
}
