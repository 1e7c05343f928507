/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

import io.quorate.examples.driver.numbers.LongList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything the ledger knows at one moment.
 *
 * @param balances cents by account
 * @param transfers the ids of applied transfers, in order, repeats included
 */
record LedgerState(SortedMap<String, Long> balances, LongList transfers) {
  private static final int CHUNK = 1 << 16;

  LedgerState capture() {
    return new LedgerState(new TreeMap<>(balances), transfers.capture());
  }

  long total() {
    return balances.values().stream().mapToLong(Long::longValue).sum();
  }

  StateDigest digest() {
    MessageDigest sha = sha256();
    balances.forEach(
        (account, cents) -> {
          sha.update(account.getBytes(StandardCharsets.UTF_8));
          sha.update(ByteBuffer.allocate(1 + Long.BYTES).put((byte) 0).putLong(cents).flip());
        });
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    for (long i = 0; i < transfers.size(); i++) {
      chunk.putLong(transfers.get(i));
      if (!chunk.hasRemaining()) {
        sha.update(chunk.flip());
        chunk.clear();
      }
    }
    sha.update(chunk.flip());
    String hash = HexFormat.of().formatHex(sha.digest());
    return new StateDigest(transfers.size(), balances.size(), total(), hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
