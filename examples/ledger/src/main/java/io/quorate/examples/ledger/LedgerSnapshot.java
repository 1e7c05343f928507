/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

import io.quorate.examples.driver.numbers.LongList;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.TreeMap;

/**
 * The saved form of the state, version 1: a magic number; the number of accounts, and name and
 * cents of each; the number of transfers, and the id of each in 8 bytes.
 */
final class LedgerSnapshot {
  /** The version that is written. */
  static final int VERSION = 1;

  private static final int MAGIC = 0x4C454447;

  private LedgerSnapshot() {}

  static void write(LedgerState state, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeInt(state.balances().size());
    for (var account : state.balances().entrySet()) {
      out.writeUTF(account.getKey());
      out.writeLong(account.getValue());
    }
    LongList transfers = state.transfers();
    out.writeLong(transfers.size());
    for (long i = 0; i < transfers.size(); i++) {
      out.writeLong(transfers.get(i));
    }
    out.flush();
  }

  static LedgerState read(InputStream stream, int version) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "The ledger's snapshot has version "
              + version
              + ", this program reads "
              + VERSION
              + ": update it");
    }
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
    if (in.readInt() != MAGIC) {
      throw new IOException("Not a snapshot of the ledger: it does not begin with LEDG");
    }
    TreeMap<String, Long> balances = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      balances.put(in.readUTF(), in.readLong());
    }
    LongList transfers = new LongList();
    for (long left = in.readLong(); left > 0; left--) {
      transfers.add(in.readLong());
    }
    return new LedgerState(balances, transfers);
  }
}
