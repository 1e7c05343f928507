/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jgroups.Address;
import org.jgroups.util.UUID;
import org.junit.jupiter.api.Test;

class RenewalTest {
  private final Address first = UUID.randomUUID();
  private final Address second = UUID.randomUUID();
  private final List<String> done = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();
  private final Renewal renewal =
      new Renewal(
          (to, frame) -> done.add(frame.getClass().getSimpleName()),
          member -> done.add("excuse"),
          () -> done.add("reopen"),
          later::add);

  @Test
  void others_areToldFirst_andAnswerFirst() {
    renewal.begin(List.of(first, second));
    assertEquals(List.of("Renewing", "Renewing"), done);
    renewal.noted(first);
    renewal.noted(first);
    assertEquals(2, done.size());
    renewal.noted(second);
    assertEquals("reopen", done.getLast());
    later.forEach(Runnable::run);
    renewal.noted(second);
    assertEquals(3, done.size(), "once");
  }

  @Test
  void whoDoesNotAnswer_isNotWaitedForEndlessly_norLessThanIsDue() {
    renewal.begin(List.of(first));
    renewal.begin(List.of(first));
    later.get(0).run();
    assertEquals(List.of("Renewing", "Renewing"), done, "that was the time of the round before");
    later.get(1).run();
    assertEquals("reopen", done.getLast());
  }

  @Test
  void nodeAlone_asksNobody() {
    renewal.begin(List.of());
    assertEquals(List.of("reopen"), done);
  }

  @Test
  void anotherOnes_isExcusedBeforeItIsAnswered() {
    renewal.announced(first);
    assertEquals(List.of("excuse", "RenewingNoted"), done);
  }
}
