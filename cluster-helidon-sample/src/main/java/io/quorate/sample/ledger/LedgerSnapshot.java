/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The ledger as bytes: accounts in the order of their names, then transfers in theirs. */
final class LedgerSnapshot {
  /** The version that is written. */
  static final int VERSION = 1;

  private LedgerSnapshot() {}

  static void write(SortedMap<String, Long> balances, List<Transfer> transfers, OutputStream stream)
      throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream));
    out.writeInt(balances.size());
    for (Map.Entry<String, Long> account : balances.entrySet()) {
      out.writeUTF(account.getKey());
      out.writeLong(account.getValue());
    }
    out.writeInt(transfers.size());
    for (Transfer transfer : transfers) {
      out.writeLong(transfer.id());
      out.writeUTF(transfer.from());
      out.writeUTF(transfer.to());
      out.writeLong(transfer.cents());
    }
    out.flush();
  }

  static void read(
      InputStream stream, int version, Map<String, Long> balances, List<Transfer> transfers)
      throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "The ledger's snapshot has version %d, this program reads %d: update it"
              .formatted(version, VERSION));
    }
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream));
    for (int left = in.readInt(); left > 0; left--) {
      balances.put(in.readUTF(), in.readLong());
    }
    for (int left = in.readInt(); left > 0; left--) {
      transfers.add(new Transfer(in.readLong(), in.readUTF(), in.readUTF(), in.readLong()));
    }
  }

  /** Of what {@link #write} writes. */
  static String sha256(SortedMap<String, Long> balances, List<Transfer> transfers) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      write(balances, transfers, new DigestOutputStream(OutputStream.nullOutputStream(), sha));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written anywhere", e);
    }
  }
}
