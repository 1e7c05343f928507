/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.bench.node.ArrivalLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndToEndTest {
  @Test
  void aMessage_hasArrived_whenTheLastNodeHasIt() {
    ArrivalLog first = new ArrivalLog(1);
    ArrivalLog second = new ArrivalLog(1);
    for (int number = 0; number < 100; number++) {
      first.note(number, 1_000_000, 1_000_000 + 1000L * (number + 1));
      second.note(number, 1_000_000, 1_000_000 + 2000L * (number + 1));
    }
    EndToEnd found = EndToEnd.of(List.of(first, second), 1_000_000);
    assertEquals(new EndToEnd(100, 100 / 200e-6, 100, 198, 200), found);
  }

  @Test
  void messagesOfTheRamp_andThoseThatANodeLacks_doNotCount() {
    ArrivalLog complete = new ArrivalLog(4);
    ArrivalLog partial = new ArrivalLog(4);
    for (int number = 0; number < 4; number++) {
      complete.note(number, 1000L * number, 5000);
      if (number != 2) {
        partial.note(number, 1000L * number, 6000);
      }
    }
    EndToEnd found = EndToEnd.of(List.of(complete, partial), 1000);
    assertEquals(2, found.messages());
    assertEquals(5, found.maxMicros());
  }

  @Test
  void withoutMessages_allIsZero() {
    assertEquals(
        new EndToEnd(0, 0, 0, 0, 0), EndToEnd.of(List.of(new ArrivalLog(0), new ArrivalLog(0)), 7));
  }
}
