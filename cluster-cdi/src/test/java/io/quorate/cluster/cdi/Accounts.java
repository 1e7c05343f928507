/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/** Balances by name. */
@ClusterHandler("accounts")
public class Accounts {
  /** A payload that is encoded as JSON. */
  public record Deposit(String account, long cents) {}

  private final Map<String, Long> balances = new TreeMap<>();

  @OnWrite("deposit")
  long deposit(Deposit deposit) {
    return balances.merge(deposit.account(), deposit.cents(), Long::sum);
  }

  @OnRead("balance")
  long balance(String account) {
    return balances.getOrDefault(account, 0L);
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
      balances.put(data.readUTF(), data.readLong());
    }
  }
}
