/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.examples.driver.journal.TransferIds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final int MANY = 1_000_000;

  private final Ledger ledger = withAccounts();

  private static Ledger withAccounts() {
    Ledger ledger = new Ledger();
    ledger.open(new OpenAccounts(3, 1_000));
    return ledger;
  }

  @Test
  void transfer_movesMoney_andNumbersReceipts() {
    assertEquals(new Receipt(1, 1, 990, 1_010), ledger.transfer(new Transfer(7, "a0", "a1", 10)));
    assertEquals(new Receipt(2, 1, 1_005, 1_005), ledger.transfer(new Transfer(8, "a1", "a2", 5)));
    assertEquals(990, ledger.balance("a0"));
    assertEquals(3_000, ledger.total());
    assertEquals(2, ledger.count());
  }

  @Test
  void transferToItself_changesNothing_butIsListed() {
    assertEquals(new Receipt(1, 1, 1_000, 1_000), ledger.transfer(new Transfer(7, "a0", "a0", 10)));
  }

  @Test
  void repeatedId_isAppliedAgain_andShows() {
    ledger.transfer(new Transfer(7, "a0", "a1", 10));
    Receipt second = ledger.transfer(new Transfer(7, "a0", "a1", 10));
    assertEquals(2, second.application());
    assertEquals(980, ledger.balance("a0"));
    assertEquals(
        List.of(new AppliedTransfer(7, 2), new AppliedTransfer(7, 2)),
        ledger.transfersSince(new Since(0, 10)).transfers());
  }

  @Test
  void declined_changesNothing() {
    StateDigest before = ledger.digest();
    assertThrows(
        DeclinedException.class, () -> ledger.transfer(new Transfer(1, "a0", "a1", 1_001)));
    assertThrows(DeclinedException.class, () -> ledger.transfer(new Transfer(1, "a0", "no", 1)));
    assertThrows(DeclinedException.class, () -> ledger.transfer(new Transfer(1, "no", "a0", 1)));
    assertThrows(DeclinedException.class, () -> ledger.transfer(new Transfer(1, "a0", "a1", 0)));
    assertEquals(before, ledger.digest());
  }

  @Test
  void openAgain_keepsBalances() {
    ledger.transfer(new Transfer(7, "a0", "a1", 10));
    assertEquals(4, ledger.open(new OpenAccounts(4, 5)));
    assertEquals(990, ledger.balance("a0"));
    assertEquals(5, ledger.balance("a3"));
  }

  @Test
  void digest_dependsOnOrder() {
    Ledger other = withAccounts();
    ledger.transfer(new Transfer(1, "a0", "a1", 10));
    ledger.transfer(new Transfer(2, "a0", "a1", 10));
    other.transfer(new Transfer(2, "a0", "a1", 10));
    other.transfer(new Transfer(1, "a0", "a1", 10));
    assertEquals(ledger.total(), other.total());
    assertNotEquals(ledger.digest(), other.digest());
  }

  @Test
  void digest_dependsOnBalances() {
    Ledger other = withAccounts();
    ledger.transfer(new Transfer(1, "a0", "a1", 10));
    other.transfer(new Transfer(1, "a0", "a2", 10));
    assertNotEquals(ledger.digest(), other.digest());
  }

  @Test
  void pages_coverTheListOnce() {
    for (int i = 0; i < 5; i++) {
      ledger.transfer(new Transfer(i, "a0", "a1", 1));
    }
    TransferPage first = ledger.transfersSince(new Since(0, 3));
    TransferPage second = ledger.transfersSince(new Since(first.next(), 3));
    TransferPage third = ledger.transfersSince(new Since(second.next(), 3));
    assertEquals(List.of(0L, 1L, 2L), ids(first));
    assertEquals(List.of(3L, 4L), ids(second));
    assertEquals(List.of(), ids(third));
    assertEquals(second.next(), third.next());
    assertEquals(5, first.total());
  }

  private static List<Long> ids(TransferPage page) {
    return page.transfers().stream().map(AppliedTransfer::id).toList();
  }

  @Test
  void snapshot_restoresAMillionTransfers_andRepeatsStillShow() throws IOException {
    for (int i = 0; i < MANY; i++) {
      ledger.transfer(new Transfer(TransferIds.of(1, i % 7, i), "a" + i % 3, "a" + (i + 1) % 3, 1));
    }
    byte[] saved = save(ledger);
    Ledger restored = new Ledger();
    restored.load(new ByteArrayInputStream(saved), LedgerSnapshot.VERSION);
    assertEquals(ledger.digest(), restored.digest());
    assertEquals(MANY, restored.count());
    assertEquals(
        2, restored.transfer(new Transfer(TransferIds.of(1, 0, 0), "a0", "a1", 1)).application());
  }

  @Test
  void snapshot_isOfTheMomentOfCapture() throws IOException {
    ledger.transfer(new Transfer(1, "a0", "a1", 10));
    StateDigest captured = ledger.digest();
    var body = ledger.save();
    ledger.transfer(new Transfer(2, "a0", "a1", 10));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.writeTo(out);
    Ledger restored = new Ledger();
    restored.load(new ByteArrayInputStream(out.toByteArray()), LedgerSnapshot.VERSION);
    assertEquals(captured, restored.digest());
  }

  @Test
  void load_replacesWhatWasThere() throws IOException {
    byte[] empty = save(new Ledger());
    ledger.transfer(new Transfer(1, "a0", "a1", 10));
    ledger.load(new ByteArrayInputStream(empty), LedgerSnapshot.VERSION);
    assertEquals(new Ledger().digest(), ledger.digest());
  }

  @Test
  void foreignOrNewerSnapshot_isRefused() {
    byte[] foreign = new byte[64];
    assertThrows(
        IOException.class,
        () -> ledger.load(new ByteArrayInputStream(foreign), LedgerSnapshot.VERSION));
    assertThrows(
        IOException.class, () -> ledger.load(new ByteArrayInputStream(save(new Ledger())), 2));
  }

  private static byte[] save(Ledger ledger) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ledger.save().writeTo(out);
    return out.toByteArray();
  }
}
