/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

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
import java.nio.ByteBuffer;

/** The counters as a handler of Quorate. */
@ClusterHandler("counters")
public final class CountersHandler {
  static final String WRITE = "write";
  static final String READ = "read";

  private final Counters counters = new Counters();

  Counters counters() {
    return counters;
  }

  /** Executes a write. */
  @OnWrite(WRITE)
  public byte[] write(byte[] command) {
    return Commands.execute(ByteBuffer.wrap(command), counters);
  }

  /** Executes a read. */
  @OnRead(READ)
  public byte[] read(byte[] command) {
    return Commands.execute(ByteBuffer.wrap(command), counters);
  }

  /** Saves all counts. */
  @SaveSnapshot
  public void save(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    counters.save(data);
    data.flush();
  }

  /** Restores all counts. */
  @LoadSnapshot
  public void load(InputStream in) throws IOException {
    counters.load(new DataInputStream(in));
  }
}
