/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.digests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.RaftRole;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DigestVotesTest {
  private static final UUID CLUSTER = new UUID(1, 2);

  private final DigestVotes votes = new DigestVotes("n1");

  private static RaftView view(String leader, String... voters) {
    List<Peer> peers = Stream.of(voters).map(id -> new Peer(id, "0a", true)).toList();
    return new RaftView(
        Optional.of(CLUSTER),
        RaftRole.FOLLOWER,
        1,
        peers.stream().filter(peer -> peer.nodeId().equals(leader)).findFirst(),
        false,
        7,
        peers);
  }

  private Optional<String> add(String from, long index, long digest, RaftView view) {
    return votes.add(from, new DigestAnswer(new DigestQuestion(CLUSTER, index), digest), view);
  }

  private boolean halts(String from, long index, long digest, RaftView view) {
    return add(from, index, digest, view).isPresent();
  }

  @Test
  void nodesOfAnotherCluster_withTheSameNames_doNotCount() {
    RaftView view = view("n2", "n1", "n2", "n3");
    DigestAnswer foreign = new DigestAnswer(new DigestQuestion(new UUID(3, 4), 7), 2);
    assertTrue(add("n1", 7, 1, view).isEmpty());
    assertTrue(votes.add("n2", foreign, view).isEmpty());
    assertTrue(votes.add("n3", foreign, view).isEmpty());
    assertTrue(votes.add("n2", foreign, RaftView.NONE).isEmpty());
    assertTrue(!foreign.question().isOf(view) && new DigestQuestion(CLUSTER, 7).isOf(view));
  }

  @Test
  void nodeThatDiffersFromTheMajority_halts_andSaysWhat() {
    RaftView view = view("n2", "n1", "n2", "n3");
    assertTrue(add("n1", 7, 1, view).isEmpty());
    assertTrue(add("n2", 7, 2, view).isEmpty());
    String reason = add("n3", 7, 2, view).orElse("");
    assertTrue(reason.startsWith("at index 7 this node's state differs"), reason);
    assertTrue(reason.contains("n1=1") && reason.contains("n3=2"), reason);
  }

  @Test
  void oneOfTheMajority_goesOn() {
    RaftView view = view("n2", "n1", "n2", "n3");
    assertTrue(
        Stream.of("n1", "n2").noneMatch(id -> halts(id, 7, 2, view)) && !halts("n3", 7, 1, view));
  }

  @Test
  void ofTwoThatDiffer_theLeaderGoesOn() {
    assertTrue(!halts("n1", 7, 1, view("n2", "n1", "n2")));
    assertTrue(halts("n2", 7, 2, view("n2", "n1", "n2")));
    assertTrue(!halts("n2", 8, 2, view("n1", "n1", "n2")));
    assertTrue(!halts("n1", 8, 1, view("n1", "n1", "n2")));
  }

  @Test
  void digestsOfOtherIndexesAndOfNodesWithoutAVote_doNotCount() {
    RaftView view = view("n2", "n1", "n2", "n3");
    assertTrue(!halts("n1", 7, 1, view));
    assertTrue(!halts("n2", 8, 2, view));
    assertTrue(!halts("n3", 9, 2, view));
    assertTrue(!halts("n8", 7, 2, view));
    assertTrue(!halts("n9", 7, 2, view));
  }

  @Test
  void messages_nameTheirCluster_andOthersAreNone() {
    DigestQuestion question = new DigestQuestion(CLUSTER, 7);
    DigestAnswer answer = new DigestAnswer(question, -5);
    assertEquals(Optional.of(question), DigestQuestion.decode(question.encode()));
    assertEquals(Optional.of(answer), DigestAnswer.decode(answer.encode()));
    assertTrue(DigestQuestion.decode(answer.encode()).isEmpty());
    assertTrue(DigestAnswer.decode(question.encode()).isEmpty());
    assertTrue(DigestQuestion.decode(new byte[0]).isEmpty());
  }
}
