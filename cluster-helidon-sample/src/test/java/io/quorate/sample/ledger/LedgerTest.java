/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger();

  @BeforeEach
  void open() {
    ledger.open(new Account("ann", 100));
    ledger.open(new Account("bob", 0));
  }

  @Test
  void transfer_movesMoney() {
    assertEquals(new Receipt(1, 70, 30), ledger.transfer(new Transfer(7, "ann", "bob", 30)));
    assertEquals(new Account("bob", 30), ledger.account("bob"));
    assertEquals(100, ledger.summary().totalCents());
  }

  @Test
  void openAccount_staysAsItIs() {
    assertEquals(new Account("ann", 100), ledger.open(new Account("ann", 5)));
  }

  @Test
  void refusedTransfer_changesNothing() {
    String before = ledger.summary().sha256();
    assertThrows(DeclinedException.class, () -> ledger.transfer(new Transfer(1, "bob", "ann", 1)));
    assertThrows(NoAccountException.class, () -> ledger.transfer(new Transfer(1, "ann", "eve", 1)));
    assertThrows(NoAccountException.class, () -> ledger.transfer(new Transfer(1, "eve", "ann", 1)));
    assertEquals(before, ledger.summary().sha256());
  }

  @Test
  void repeatedId_isListedTwice() {
    Transfer transfer = new Transfer(1, "ann", "bob", 1);
    ledger.transfer(transfer);
    ledger.transfer(transfer);
    assertEquals(List.of(transfer, transfer), ledger.transfers(new Range(0, 10)).transfers());
  }

  @Test
  void transfers_comeInParts() {
    for (int id = 1; id <= 5; id++) {
      ledger.transfer(new Transfer(id, "ann", "bob", 1));
    }
    TransferPage page = ledger.transfers(new Range(1, 2));
    assertEquals(List.of(2L, 3L), page.transfers().stream().map(Transfer::id).toList());
    assertEquals(3, page.next());
    assertEquals(5, page.total());
    assertEquals(List.of(), ledger.transfers(new Range(9, 2)).transfers());
  }

  @Test
  void snapshot_isTheSameLedger() throws IOException {
    ledger.transfer(new Transfer(7, "ann", "bob", 30));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ledger.save(out);
    Ledger other = new Ledger();
    other.open(new Account("gone", 1));
    other.load(new ByteArrayInputStream(out.toByteArray()), LedgerSnapshot.VERSION);
    assertEquals(ledger.summary(), other.summary());
    assertThrows(
        IOException.class,
        () -> other.load(new ByteArrayInputStream(out.toByteArray()), LedgerSnapshot.VERSION + 1));
  }
}
