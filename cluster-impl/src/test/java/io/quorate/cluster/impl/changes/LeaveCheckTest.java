/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.MembershipChangeException;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeaveCheckTest {
  private static Peer voter(String id) {
    return new Peer(id, "0a", true);
  }

  private static Optional<Code> refusal(String leaving, Set<String> seen, Peer... peers) {
    RaftView view =
        new RaftView(
            Optional.of(UUID.randomUUID()),
            RaftRole.LEADER,
            1,
            Optional.of(peers[0]),
            true,
            1,
            List.of(peers));
    return LeaveCheck.refusal(leaving, view, peer -> seen.contains(peer.nodeId()), peer -> true)
        .map(MembershipChangeException::code);
  }

  private static Peer[] voters(String... ids) {
    return Stream.of(ids).map(LeaveCheckTest::voter).toArray(Peer[]::new);
  }

  @Test
  void voter_leavesWhenAMajorityOfTheOthersIsThere() {
    assertEquals(
        Optional.empty(),
        refusal("n3", Set.of("n1", "n2"), voters("n1", "n2", "n3")),
        "it is gone");
    assertEquals(
        Optional.empty(), refusal("n3", Set.of("n1", "n2", "n3"), voters("n1", "n2", "n3")));
    assertEquals(Optional.empty(), refusal("n2", Set.of("n1", "n2"), voters("n1", "n2")));
    assertEquals(
        Optional.empty(),
        refusal("n4", Set.of("n1", "n2", "n4"), voters("n1", "n2", "n3", "n4")),
        "two of three are left");
  }

  @Test
  void voter_staysWhenTooFewOfTheOthersAreThere() {
    Optional<Code> refused = Optional.of(Code.NO_QUORUM);
    assertEquals(refused, refusal("n3", Set.of("n1", "n3"), voters("n1", "n2", "n3")));
    assertEquals(refused, refusal("n1", Set.of("n1", "n3"), voters("n1", "n2", "n3")));
    assertEquals(
        refused,
        refusal("n5", Set.of("n1", "n2", "n5"), voters("n1", "n2", "n3", "n4", "n5")),
        "two of four are no majority");
    assertEquals(refused, refusal("n1", Set.of("n1"), voters("n1")));
  }

  @Test
  void message_saysWhoIsMissing() {
    RaftView view =
        new RaftView(
            Optional.of(UUID.randomUUID()),
            RaftRole.LEADER,
            1,
            Optional.of(voter("n1")),
            true,
            1,
            List.of(voters("n1", "n2", "n3")));
    String message =
        String.valueOf(
            LeaveCheck.refusal("n3", view, peer -> !peer.nodeId().equals("n2"), peer -> true)
                .orElseThrow()
                .getMessage());
    assertTrue(
        message.startsWith(
            "without n3 the voters are [n1, n2], and of these [n2] cannot be seen: "),
        message);
  }

  @Test
  void voterThatIsSeenAndSilent_isNotCountedOn() {
    RaftView view =
        new RaftView(
            Optional.of(UUID.randomUUID()),
            RaftRole.LEADER,
            1,
            Optional.of(voter("n1")),
            true,
            1,
            List.of(voters("n1", "n2", "n3", "n4", "n5")));
    MembershipChangeException refusal =
        LeaveCheck.refusal(
                "n5",
                view,
                peer -> !peer.nodeId().equals("n2"),
                peer -> !Set.of("n2", "n3").contains(peer.nodeId()))
            .orElseThrow();
    assertEquals(Code.NO_QUORUM, refusal.code());
    assertTrue(
        String.valueOf(refusal.getMessage())
            .contains("[n2] cannot be seen and [n3] do not answer the leader: "),
        refusal::getMessage);
    assertEquals(
        Optional.empty(),
        LeaveCheck.refusal("n5", view, peer -> true, peer -> !peer.nodeId().equals("n3")),
        "three of four are left");
  }

  @Test
  void listener_leavesAtAnyTime() {
    Peer[] peers = {voter("n1"), voter("n2"), voter("n3"), new Peer("n4", "0a", false)};
    assertEquals(Optional.empty(), refusal("n4", Set.of("n1", "n3"), peers));
    assertEquals(
        Optional.of(Code.NO_QUORUM),
        refusal("n3", Set.of("n1", "n3", "n4"), peers),
        "a listener confirms nothing");
  }

  @Test
  void stranger_isRefused() {
    assertEquals(Optional.of(Code.UNKNOWN_MEMBER), refusal("n9", Set.of("n1"), voters("n1", "n2")));
  }
}
