/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AutopilotTest {
  private static final Duration STABLE = Duration.ofSeconds(2);
  private static final Duration DEAD = Duration.ofHours(1);

  private Autopilot autopilot = autopilot(true, 3, 3, DEAD);
  private long now = 1;
  private List<ServerFacts> servers = new ArrayList<>();

  private static Autopilot autopilot(boolean join, int most, int fewest, Duration deadAfter) {
    return new Autopilot(new AutopilotSettings(join, STABLE, most, fewest, deadAfter, 1000));
  }

  private void voter(String id, boolean inView) {
    add(id, Standing.VOTER, inView, AnnouncedRole.VOTER, OptionalLong.of(0));
  }

  private void listener(String id, long lag) {
    add(id, Standing.LISTENER, true, AnnouncedRole.VOTER, OptionalLong.of(lag));
  }

  private void outside(String id, AnnouncedRole role) {
    add(id, Standing.OUTSIDE, true, role, OptionalLong.empty());
  }

  private void add(
      String id, Standing standing, boolean inView, AnnouncedRole role, OptionalLong lag) {
    boolean answers = inView && standing != Standing.OUTSIDE;
    put(
        new ServerFacts(
            id,
            "0a",
            standing,
            inView,
            answers ? Optional.of(Duration.ZERO) : Optional.empty(),
            role,
            lag,
            Optional.empty()));
  }

  private void put(ServerFacts facts) {
    servers.removeIf(server -> server.nodeId().equals(facts.nodeId()));
    servers.add(facts);
  }

  /** A configured node of which membership and Raft know different things. */
  private void half(String id, Standing standing, boolean inView, Optional<Duration> sinceAnswer) {
    put(
        new ServerFacts(
            id,
            "0a",
            standing,
            inView,
            sinceAnswer,
            AnnouncedRole.VOTER,
            sinceAnswer.isPresent() ? OptionalLong.of(0) : OptionalLong.empty(),
            Optional.empty()));
  }

  private void refused(String id, Standing standing, boolean inView, String why) {
    put(
        new ServerFacts(
            id,
            "0a",
            standing,
            inView,
            inView ? Optional.of(Duration.ZERO) : Optional.empty(),
            AnnouncedRole.VOTER,
            inView ? OptionalLong.of(0) : OptionalLong.empty(),
            Optional.of(why)));
  }

  private Optional<String> next() {
    return look().next().map(Step::about);
  }

  private Plan look() {
    return autopilot.look(now, servers);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private String verdict(String id) {
    return look().servers().stream()
        .filter(server -> server.facts().nodeId().equals(id))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  @Test
  void aMemberThatIsSeen_entersAtOnce_andVotesWhenItWasCaughtUpForAWhile() {
    voter("n1", true);
    outside("n2", AnnouncedRole.VOTER);
    assertEquals(Optional.of("add n2 as listener"), next());

    listener("n2", 5000);
    assertEquals(Optional.empty(), next());
    pass(STABLE);
    assertEquals("catches up: lacks 5000 entries", verdict("n2"));

    listener("n2", 1000);
    assertEquals(Optional.empty(), next());
    pass(STABLE.minusNanos(1));
    assertEquals(Optional.empty(), next());
    pass(Duration.ofNanos(1));
    assertEquals(Optional.of("let n2 vote"), next());
  }

  @Test
  void aListenerThatFallsBehind_waitsInFullAgain() {
    voter("n1", true);
    listener("n2", 0);
    look();
    pass(STABLE.minusMillis(1));
    listener("n2", 2000);
    look();
    listener("n2", 0);
    look();
    pass(STABLE.minusMillis(1));
    assertEquals(Optional.empty(), next());
    pass(Duration.ofMillis(1));
    assertEquals(Optional.of("let n2 vote"), next());
  }

  @Test
  void withTheMostVoters_othersStayListeners() {
    voter("n1", true);
    voter("n2", true);
    voter("n3", true);
    listener("n4", 0);
    look();
    pass(STABLE);
    assertEquals(Optional.empty(), next());
    assertTrue(verdict("n4").contains("quorate.autopilot.max-voters=3"), verdict("n4"));
  }

  @Test
  void aDeadVoter_isReplacedBeforeItIsRemoved() {
    voter("n1", true);
    voter("n2", true);
    voter("n3", false);
    listener("n4", 0);
    look();
    pass(DEAD.minusNanos(1));
    assertEquals(Optional.empty(), next());
    pass(Duration.ofNanos(1));
    assertEquals(Optional.of("let n4 vote"), next());

    voter("n4", true);
    assertEquals(Optional.of("remove n3"), next());
  }

  @Test
  void aDeadVoter_staysWhereTooFewWouldBeLeft() {
    voter("n1", true);
    voter("n2", true);
    voter("n3", false);
    look();
    pass(DEAD);
    assertEquals(Optional.empty(), next());
    assertTrue(verdict("n3").contains("quorate.autopilot.min-voters=3"), verdict("n3"));
    assertEquals(0, look().failuresTolerated());
  }

  @Test
  void aVoterThatComesBackInTime_isCountedAnew() {
    voter("n1", true);
    voter("n2", true);
    voter("n3", true);
    voter("n4", false);
    look();
    pass(DEAD.minusNanos(1));
    voter("n4", true);
    look();
    voter("n4", false);
    look();
    pass(Duration.ofNanos(1));
    assertEquals(Optional.empty(), next());
  }

  @Test
  void zeroDeadAfter_isForEver() {
    autopilot = autopilot(true, 3, 1, Duration.ZERO);
    voter("n1", true);
    voter("n2", false);
    look();
    pass(Duration.ofDays(1000));
    assertEquals(Optional.empty(), next());
  }

  @Test
  void clientsListenersAndThoseThatLeft_areLeftAlone() {
    voter("n1", true);
    outside("client", AnnouncedRole.CLIENT);
    outside("left", AnnouncedRole.LEFT);
    add("mirror", Standing.LISTENER, true, AnnouncedRole.LISTENER, OptionalLong.of(0));
    look();
    pass(STABLE);
    assertEquals(Optional.empty(), next());
    assertTrue(verdict("left").contains("restart it"), verdict("left"));
    assertTrue(verdict("mirror").contains("quorate.role"), verdict("mirror"));
  }

  @Test
  void aNodeThatIsSetOtherwiseThanItIs_isLeftAsItIs_andSaid() {
    voter("n1", true);
    add("n2", Standing.VOTER, true, AnnouncedRole.LISTENER, OptionalLong.of(0));
    add("n3", Standing.VOTER, true, AnnouncedRole.CLIENT, OptionalLong.of(0));
    add("n4", Standing.LISTENER, true, AnnouncedRole.CLIENT, OptionalLong.of(0));
    look();
    pass(STABLE);
    assertEquals(Optional.empty(), next());
    String out = "; let it leave and restart it, or set quorate.role=voter";
    assertEquals("votes although quorate.role=listener" + out, verdict("n2"));
    assertEquals("votes although quorate.role=client" + out, verdict("n3"));
    assertEquals("holds the log although quorate.role=client" + out, verdict("n4"));
  }

  @Test
  void aNodeByRoleListener_entersAsOne() {
    voter("n1", true);
    outside("mirror", AnnouncedRole.LISTENER);
    assertEquals(Optional.of("add mirror as listener"), next());
  }

  @Test
  void withManualJoin_nothingEnters_butTheDeadAreRemoved() {
    autopilot = autopilot(false, 3, 1, DEAD);
    voter("n1", true);
    voter("n2", false);
    outside("n3", AnnouncedRole.VOTER);
    listener("n4", 0);
    look();
    pass(DEAD);
    assertTrue(verdict("n3").contains("quorate.join=manual"), verdict("n3"));
    assertTrue(verdict("n4").contains("quorate.join=manual"), verdict("n4"));
    assertEquals(Optional.of("remove n2"), next());
  }

  @Test
  void whatMustNotEnter_saysWhy() {
    voter("n1", true);
    servers.add(
        new ServerFacts(
            "n2",
            "0a",
            Standing.OUTSIDE,
            true,
            Optional.empty(),
            AnnouncedRole.VOTER,
            OptionalLong.empty(),
            Optional.of("n2 belongs to another cluster")));
    assertEquals(Optional.empty(), next());
    assertEquals("n2 belongs to another cluster", verdict("n2"));
  }

  @Test
  void aListenerThatHasHalted_staysOne_fromItsLastAnswerOn() {
    voter("n1", true);
    listener("n2", 0);
    look();
    pass(STABLE);
    half("n2", Standing.LISTENER, true, Optional.of(Duration.ofMillis(1)));
    assertEquals(Optional.empty(), next());
    assertTrue(verdict("n2").startsWith("is caught up; votes when"), verdict("n2"));
    half("n2", Standing.LISTENER, true, Optional.empty());
    assertEquals("does not answer the leader; votes when it has caught up", verdict("n2"));
    pass(DEAD);
    assertEquals(Optional.empty(), next());

    listener("n2", 0);
    assertEquals(Optional.empty(), next(), "it waits in full again");
  }

  @Test
  void aVoterThatIsSilent_isNotCountedOn_andStays() {
    voter("n1", true);
    voter("n2", true);
    half("n3", Standing.VOTER, true, Optional.empty());
    look();
    pass(DEAD);
    assertEquals(0, look().failuresTolerated());
    assertEquals(Optional.empty(), next());
    assertEquals("votes, but does not answer the leader", verdict("n3"));
  }

  @Test
  void aVoterThatOnlyRaftHears_isNeverRemoved() {
    autopilot = autopilot(true, 3, 1, DEAD);
    voter("n1", true);
    half("n2", Standing.VOTER, false, Optional.of(Duration.ofMillis(100)));
    look();
    pass(DEAD);
    assertEquals(Optional.empty(), next());
    assertEquals("is out of sight of membership, but answers the leader; stays", verdict("n2"));

    voter("n2", false);
    assertEquals(Optional.empty(), next(), "only now it is gone");
    pass(DEAD);
    assertEquals(Optional.of("remove n2"), next());
  }

  @Test
  void timeOutsideOfTheConfiguration_doesNotCount() {
    voter("n1", true);
    outside("n2", AnnouncedRole.VOTER);
    look();
    pass(STABLE);
    listener("n2", 0);
    assertEquals(Optional.empty(), next());
    pass(STABLE);
    assertEquals(Optional.of("let n2 vote"), next());
  }

  @Test
  void anotherIncarnation_startsAnew() {
    voter("n1", true);
    listener("n2", 0);
    look();
    pass(STABLE);
    put(
        new ServerFacts(
            "n2",
            "0b",
            Standing.LISTENER,
            true,
            Optional.of(Duration.ZERO),
            AnnouncedRole.VOTER,
            OptionalLong.of(0),
            Optional.empty()));
    assertEquals(Optional.empty(), next());
  }

  @Test
  void aListenerThatWasBehindForLong_isNotDeadWhenItIsOutOfSightForAMoment() {
    voter("n1", true);
    listener("n2", 5000);
    look();
    pass(DEAD);
    half("n2", Standing.LISTENER, false, Optional.empty());
    assertEquals(Optional.empty(), next());
    pass(DEAD);
    assertEquals(Optional.of("remove n2"), next());
  }

  @Test
  void aStepThatCannotBeTaken_holdsUpNoOther() {
    autopilot = autopilot(true, 5, 2, DEAD);
    voter("n1", true);
    voter("n2", true);
    voter("n3", false);
    listener("n4", 0);
    outside("n5", AnnouncedRole.VOTER);
    look();
    pass(DEAD);
    assertEquals(Optional.of("remove n3"), next());
    refused("n3", Standing.VOTER, false, "remove n3 failed");
    assertEquals(Optional.of("let n4 vote"), next());
    assertEquals("remove n3 failed", verdict("n3"));
    refused("n4", Standing.LISTENER, true, "n4 lacks enabled operations [orders]");
    assertEquals(Optional.of("add n5 as listener"), next());
    assertEquals("n4 lacks enabled operations [orders]", verdict("n4"));
  }

  @Test
  void aNewLeader_countsFromItsBeginning() {
    voter("n1", true);
    listener("n2", 0);
    look();
    pass(STABLE);
    autopilot.reset();
    assertEquals(Optional.empty(), next());
  }
}
