/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RosterTest {
  private final Recorder events = new Recorder();
  private final Roster<String> roster = new Roster<>("a", "n1", events);

  @Test
  void memberInView_joinsWhenItsInformationArrives() {
    assertEquals(List.of("b"), roster.view(List.of("a", "b"), List.of()));
    assertEquals(List.of(), events.log());
    assertEquals(List.of("b"), roster.unknown());
    roster.announced("b", Infos.plain("n2"));
    assertEquals(List.of("joined n2"), events.log());
    assertEquals(List.of(), roster.unknown());
  }

  @Test
  void informationBeforeTheView_isKept() {
    roster.announced("b", Infos.plain("n2"));
    roster.view(List.of("a", "b"), List.of());
    assertEquals(List.of("joined n2"), events.log());
  }

  @Test
  void vanishedWithoutGoodbye_failed() {
    present("b", "n2");
    roster.view(List.of("a"), List.of());
    assertEquals(List.of("joined n2", "failed n2"), events.log());
    assertEquals(Map.of(), roster.members());
  }

  @Test
  void vanishedAfterGoodbye_leftOnce() {
    present("b", "n2");
    roster.leaving("b");
    roster.leaving("b");
    roster.announced("b", Infos.plain("n2").withMetadata(Map.of()));
    roster.view(List.of("a"), List.of());
    assertEquals(List.of("joined n2", "left n2"), events.log());
  }

  @Test
  void returnByMerge_joinsAgain() {
    present("b", "n2");
    roster.view(List.of("a"), List.of());
    roster.view(List.of("a", "b"), List.of(List.of("a"), List.of("b")));
    roster.announced("b", Infos.plain("n2"));
    assertEquals(List.of("joined n2", "failed n2", "joined n2"), events.log());
  }

  @Test
  void whoClaimsATakenId_isKnownAsClaimant_andTakesNothing() {
    present("b", "n2");
    roster.view(List.of("a", "b", "c"), List.of());
    roster.announced("c", Infos.plain("n2", "inc-2"));
    assertEquals(Map.of("n2", "b"), roster.members());
    assertEquals(List.of(Infos.plain("n2", "inc-2")), roster.claimants());
    roster.view(List.of("a", "c"), List.of());
    assertEquals(Map.of("n2", "c"), roster.members());
    assertEquals(List.of(), roster.claimants());
  }

  @Test
  void sameInformation_isNoUpdate() {
    present("b", "n2");
    roster.announced("b", Infos.plain("n2"));
    roster.announced("b", Infos.plain("n2").withMetadata(Map.of("zone", "2")));
    assertEquals(List.of("joined n2", "updated n2"), events.log());
  }

  @Test
  void restartedNode_joinsWhenItsOldSelfIsExcluded() {
    present("b", "n2");
    roster.view(List.of("a", "b", "b2"), List.of());
    roster.announced("b2", Infos.plain("n2", "inc-2"));
    assertEquals(Map.of("n2", "b"), roster.members());
    roster.view(List.of("a", "b2"), List.of());
    assertEquals(List.of("joined n2", "failed n2", "joined n2"), events.log());
    assertEquals(Map.of("n2", "b2"), roster.members());
  }

  @Test
  void rivalForOwnId_neverJoins() {
    present("b", "n1");
    assertEquals(List.of("b"), roster.rivals());
    assertTrue(roster.seniorTo("b"));
    assertEquals(List.of(), events.log());
  }

  @Test
  void whoWasCutOff_isJuniorAfterTheMerge() {
    roster.view(List.of("a"), List.of());
    roster.view(List.of("a", "b", "c"), List.of(List.of("a"), List.of("b", "c")));
    assertFalse(roster.seniorTo("c"));
    roster.view(List.of("a", "b", "c", "d"), List.of());
    assertFalse(roster.seniorTo("c"));
    assertTrue(roster.seniorTo("d"));
  }

  @Test
  void messagesBeforeTheInformation_waitInOrder() {
    roster.view(List.of("a", "b"), List.of());
    assertTrue(roster.message("b", user(1)));
    assertTrue(roster.message("b", user(2)));
    roster.announced("b", Infos.plain("n2"));
    roster.message("b", user(3));
    assertEquals(
        List.of("joined n2", "message n2 1", "message n2 2", "message n2 3"), events.log());
  }

  @Test
  void messagesOfStrangers_areDropped() {
    roster.view(List.of("a"), List.of());
    assertFalse(roster.message("x", user(1)));
  }

  @Test
  void changedNodeId_isIgnored() {
    present("b", "n2");
    roster.announced("b", Infos.plain("n3"));
    assertEquals(List.of("joined n2"), events.log());
    assertEquals(Map.of("n2", "b"), roster.members());
  }

  private void present(String address, String nodeId) {
    roster.view(List.of("a", address), List.of());
    roster.announced(address, Infos.plain(nodeId));
  }

  private static Frame.User user(int kind) {
    return new Frame.User((byte) kind, new byte[0]);
  }
}
