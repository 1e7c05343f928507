/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StaleReadsTest {
  private final StaleReads reads = new StaleReads();

  @Test
  void readThatSeesEverythingKnown_isFine() {
    reads.add(Note.ack(1, 100, 5));
    reads.add(Note.read(101, 110, 5));
    assertEquals(List.of(), reads.find());
    assertEquals(List.of(Note.read(101, 110, 5)), reads.answered(101, 102));
    assertEquals(List.of(), reads.answered(102, 200));
  }

  @Test
  void readBegunBeforeTheAcknowledgement_mayMissIt() {
    reads.add(Note.ack(1, 100, 5));
    reads.add(Note.read(99, 110, 4));
    assertEquals(List.of(), reads.find());
  }

  @Test
  void readBegunAfterTheAcknowledgement_mustSeeIt() {
    reads.add(Note.read(101, 110, 4));
    reads.add(Note.ack(1, 100, 5));
    assertEquals(List.of(new StaleReads.Stale(Note.read(101, 110, 4), 5)), reads.find());
  }

  @Test
  void readBegunAfterAnotherEnded_mustNotSeeLess() {
    reads.add(Note.read(10, 20, 7));
    reads.add(Note.read(21, 30, 6));
    reads.add(Note.read(15, 30, 6));
    assertEquals(List.of(new StaleReads.Stale(Note.read(21, 30, 6), 7)), reads.find());
  }

  @Test
  void unknownAndRefused_provideNothing() {
    reads.add(Note.sent(1, 1));
    reads.add(Note.failed(Note.Kind.UNKNOWN, 1, 2));
    reads.add(Note.failed(Note.Kind.REFUSED, 2, 2));
    reads.add(Note.read(10, 20, 0));
    assertEquals(List.of(), reads.find());
  }
}
