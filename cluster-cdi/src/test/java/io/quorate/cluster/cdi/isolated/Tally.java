/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.isolated;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A sum, which one node can be made to fail on. */
@ClusterHandler("tally")
public class Tally {
  static volatile boolean broken;

  private long total;

  @OnWrite("add")
  long add(long amount) {
    if (broken) {
      throw new AssertionError("planted");
    }
    return total += amount;
  }

  @SaveSnapshot
  void save(OutputStream out) throws IOException {
    new DataOutputStream(out).writeLong(total);
  }

  @LoadSnapshot
  void load(InputStream in) throws IOException {
    total = new DataInputStream(in).readLong();
  }
}
