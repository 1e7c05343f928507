/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.numbers.LongList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plants each fault in otherwise good journals and lists, and sees that it is found. */
class JournalsTest {
  private final Journals journals = new Journals();

  JournalsTest() {
    for (long id = 1; id <= 4; id++) {
      journals.add(Note.sent(id, id));
    }
    journals.add(Note.ack(1, 10, 1));
    journals.add(Note.ack(2, 10, 2));
    journals.add(Note.failed(Note.Kind.UNKNOWN, 3, 10));
    journals.add(Note.failed(Note.Kind.REFUSED, 4, 10));
  }

  private static Replica replica(String node, long... ids) {
    LongList list = new LongList();
    for (long id : ids) {
      list.add(id);
    }
    return new Replica(node, list);
  }

  private Verdict everywhere(long... ids) {
    return journals.check(List.of(replica("n1", ids), replica("n2", ids), replica("n3", ids)));
  }

  @Test
  void nothingWrong_holds() {
    Verdict verdict = everywhere(2, 1);
    assertTrue(verdict.holds(), verdict::toString);
    assertEquals(4, verdict.sent());
    assertEquals(2, verdict.acknowledged());
    assertEquals(1, verdict.unknown());
    assertEquals(1, verdict.refused());
    assertEquals(0, verdict.unknownApplied());
    assertEquals(
        "acknowledged=2 unknown=1 refused=1 lost=0 duplicated=0 lied=0 alien=0 different=0",
        verdict.line());
  }

  @Test
  void unknown_mayBeApplied() {
    Verdict verdict = everywhere(1, 3, 2);
    assertTrue(verdict.holds(), verdict::toString);
    assertEquals(1, verdict.unknownApplied());
  }

  @Test
  void sentWithoutOutcome_isUnknown() {
    journals.add(Note.sent(5, 1));
    assertEquals(2, everywhere(1, 2, 5).unknown());
    assertTrue(everywhere(1, 2, 5).holds());
  }

  @Test
  void missingOnOneReplica_isLostAndDifferent() {
    Verdict verdict =
        journals.check(List.of(replica("n1", 1, 2), replica("n2", 1), replica("n3", 1, 2)));
    assertFalse(verdict.holds());
    assertEquals(1, verdict.lost());
    assertEquals(1, verdict.different());
    assertEquals(
        List.of("transfer 0.0.2: acknowledged but missing on n2", "n2 has 1 transfers, n1 has 2"),
        verdict.faults());
  }

  @Test
  void missingEverywhere_isLost() {
    Verdict verdict = everywhere(1);
    assertEquals(3, verdict.lost());
    assertEquals(0, verdict.different());
    assertFalse(verdict.holds());
  }

  @Test
  void appliedTwice_isDuplicated() {
    Verdict verdict = everywhere(1, 2, 1);
    assertEquals(3, verdict.duplicated());
    assertFalse(verdict.holds());
    assertEquals("transfer 0.0.1: applied once too many on n1, at 2", verdict.faults().get(0));
  }

  @Test
  void unknownAppliedTwice_isDuplicated() {
    assertEquals(3, everywhere(1, 2, 3, 3).duplicated());
  }

  @Test
  void oneLostAndOneRepeated_areBothSeen_thoughTheCountIsRight() {
    Verdict verdict = everywhere(1, 1);
    assertEquals(3, verdict.lost());
    assertEquals(3, verdict.duplicated());
  }

  @Test
  void refusedButApplied_isALie() {
    Verdict verdict = everywhere(1, 2, 4);
    assertEquals(3, verdict.lied());
    assertFalse(verdict.holds());
  }

  @Test
  void appliedButNeverSent_isAlien() {
    Verdict verdict = everywhere(1, 2, 99);
    assertEquals(3, verdict.alien());
    assertFalse(verdict.holds());
  }

  @Test
  void anotherOrderOnOneReplica_isDifferent() {
    Verdict verdict =
        journals.check(List.of(replica("n1", 1, 2), replica("n2", 1, 2), replica("n3", 2, 1)));
    assertEquals(1, verdict.different());
    assertEquals(0, verdict.lost());
    assertFalse(verdict.holds());
    assertEquals(List.of("n3 has transfer 0.0.2 where n1 has 0.0.1, at 0"), verdict.faults());
  }

  @Test
  void aClientThatRepeatsItself_cannotBeJudged() {
    assertThrows(IllegalArgumentException.class, () -> journals.add(Note.sent(1, 5)));
  }
}
