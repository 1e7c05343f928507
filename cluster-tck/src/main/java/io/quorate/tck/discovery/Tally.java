/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.discovery;

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

/** A handler in a library. */
@ClusterHandler("tally")
public class Tally {
  private long total;

  @OnWrite("tally-add")
  long add(long n) {
    total += n;
    return total;
  }

  @OnRead("tally-total")
  long total() {
    return total;
  }

  @SaveSnapshot
  void save(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeLong(total);
    data.flush();
  }

  @LoadSnapshot
  void load(InputStream in) throws IOException {
    total = new DataInputStream(in).readLong();
  }
}
