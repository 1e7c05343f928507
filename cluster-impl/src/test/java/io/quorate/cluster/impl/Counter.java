/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LeaderContext;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.WriteContext;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A handler that remembers all that was added, in order. */
@ClusterHandler("counter")
public class Counter {
  /** A payload that is encoded as JSON. */
  public record Addition(String id, long amount) {}

  /** An amount that no entry has. */
  private static final long NONE = Long.MIN_VALUE;

  private final long poison;
  private final List<String> ids = new ArrayList<>();
  private long total;

  Counter() {
    this(NONE);
  }

  /** Halts its node when this amount is added. */
  Counter(long poison) {
    this.poison = poison;
  }

  @OnWrite("add")
  long add(long amount) {
    if (amount == poison) {
      throw new LinkageError("as a broken class would");
    }
    return total += amount;
  }

  @OnWrite("add-named")
  long addNamed(Addition addition, WriteContext context) {
    ids.add(addition.id());
    return total += addition.amount();
  }

  @OnWrite("fail")
  void fail(String message) {
    total++;
    throw new IllegalStateException(message);
  }

  @OnRead("total")
  long total() {
    return total;
  }

  @OnRead("ids")
  List<String> ids() {
    return List.copyOf(ids);
  }

  @OnLeader("whereami")
  String whereAmI(LeaderContext context) {
    return context.nodeId() + " " + context.fencingToken().term();
  }

  @SaveSnapshot
  void save(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeLong(total);
    data.writeInt(ids.size());
    for (String id : ids) {
      data.writeUTF(id);
    }
    data.flush();
  }

  @LoadSnapshot
  void load(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    total = data.readLong();
    ids.clear();
    int count = data.readInt();
    for (int i = 0; i < count; i++) {
      ids.add(data.readUTF());
    }
  }
}
