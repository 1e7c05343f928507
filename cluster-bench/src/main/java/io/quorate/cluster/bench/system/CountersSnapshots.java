/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jgroups.raft.StateMachine;

/** The counters as a jgroups-raft state machine, with snapshots. */
final class CountersSnapshots implements StateMachine {
  private final Counters counters = new Counters();

  Counters counters() {
    return counters;
  }

  @Override
  public byte[] apply(byte[] data, int offset, int length, boolean serializeResponse) {
    return Commands.execute(ByteBuffer.wrap(data, offset, length), counters);
  }

  @Override
  public void readContentFrom(DataInput in) throws IOException {
    counters.load(in);
  }

  @Override
  public void writeContentTo(DataOutput out) throws IOException {
    counters.save(out);
  }
}
