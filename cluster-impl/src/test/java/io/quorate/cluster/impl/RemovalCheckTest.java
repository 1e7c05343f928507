/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.Member;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.writes.HandScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RemovalCheckTest {
  private static final UUID CLUSTER = new UUID(1, 2);
  private static final int MANY = 100;

  private final HandScheduler scheduler = new HandScheduler();
  private final Map<String, CompletableFuture<ClusterStatus>> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> calls = new TreeMap<>();
  private final List<String> removals = new ArrayList<>();
  private RaftView view = view(5, false);
  private final RemovalCheck check =
      new RemovalCheck(
          "n3",
          () -> view,
          peer -> {
            calls.merge(peer.nodeId(), 1, Integer::sum);
            return answers.getOrDefault(
                peer.nodeId(), CompletableFuture.failedFuture(new IllegalStateException("gone")));
          },
          scheduler,
          () -> removals.add("removed"));

  private static RaftView view(long term, boolean leads) {
    return new RaftView(
        Optional.of(CLUSTER),
        leads ? RaftRole.LEADER : RaftRole.FOLLOWER,
        term,
        Optional.empty(),
        leads,
        7,
        Stream.of("n1", "n2", "n3").map(id -> new Peer(id, "0a", true)).toList());
  }

  private static Member member(String id, Suffrage suffrage) {
    return new Member(id, "127.0.0.1:1", Map.of(), suffrage, true, 1);
  }

  private static ClusterStatus status(UUID cluster, RaftRole role, long term, Suffrage ofThis) {
    return new ClusterStatus(
        "bank",
        Optional.of(cluster),
        "n1",
        true,
        role,
        term,
        Optional.of("n1"),
        Optional.empty(),
        7,
        7,
        List.of(member("n1", Suffrage.VOTER), member("n3", ofThis)),
        Optional.empty(),
        List.of());
  }

  private void answers(String id, RaftRole role, long term, Suffrage ofThis) {
    answers.put(id, CompletableFuture.completedFuture(status(CLUSTER, role, term, ofThis)));
  }

  private void run(int rounds) {
    for (int i = 0; i < rounds; i++) {
      scheduler.runScheduled();
    }
  }

  private boolean isRemoved() {
    check.told();
    run(MANY);
    return !removals.isEmpty();
  }

  @Test
  void leaderThatHasItNoLonger_confirms_once() {
    answers("n1", RaftRole.LEADER, 5, Suffrage.NONE);
    assertTrue(isRemoved());
    assertEquals(List.of("removed"), removals);
  }

  @Test
  void leaderThatDoesNotNameItAtAll_confirms() {
    ClusterStatus status = status(CLUSTER, RaftRole.LEADER, 6, Suffrage.NONE);
    answers.put(
        "n2",
        CompletableFuture.completedFuture(
            new ClusterStatus(
                "bank",
                status.clusterId(),
                "n2",
                true,
                status.role(),
                status.term(),
                Optional.of("n2"),
                Optional.empty(),
                7,
                7,
                List.of(member("n2", Suffrage.VOTER)),
                Optional.empty(),
                List.of())));
    assertTrue(isRemoved());
  }

  /** As after it was removed and joined again. */
  @Test
  void leaderThatHasIt_doesNot() {
    answers("n1", RaftRole.LEADER, 5, Suffrage.VOTER);
    assertFalse(isRemoved());
    answers("n1", RaftRole.LEADER, 5, Suffrage.LISTENER);
    assertFalse(isRemoved());
  }

  @Test
  void nodesThatDoNotLead_orLedBefore_orLeadAnotherCluster_doNot() {
    answers("n1", RaftRole.FOLLOWER, 9, Suffrage.NONE);
    answers("n2", RaftRole.LEADER, 4, Suffrage.NONE);
    assertFalse(isRemoved());
    answers.put(
        "n2",
        CompletableFuture.completedFuture(
            status(new UUID(3, 4), RaftRole.LEADER, 9, Suffrage.NONE)));
    assertFalse(isRemoved());
  }

  @Test
  void ofTwoThatSayThatTheyLead_theLaterTermCounts() {
    answers("n1", RaftRole.LEADER, 5, Suffrage.NONE);
    answers("n2", RaftRole.LEADER, 6, Suffrage.VOTER);
    assertFalse(isRemoved());
  }

  @Test
  void leaderThatComesLater_isWaitedFor() {
    check.told();
    run(10);
    answers("n2", RaftRole.LEADER, 6, Suffrage.NONE);
    run(10);
    assertEquals(List.of("removed"), removals);
  }

  @Test
  void nodeThatLeads_asksNobody() {
    view = view(5, true);
    assertFalse(isRemoved());
    assertEquals(Map.of(), calls);
  }

  @Test
  void whoeverSaysItOften_makesItNotAskMore_andItEnds() {
    CompletableFuture<ClusterStatus> silent = new CompletableFuture<>();
    answers.put("n1", silent);
    for (int i = 0; i < MANY; i++) {
      check.told();
    }
    assertEquals(Map.of("n1", 1, "n2", 1), calls);
    run(MANY);
    assertEquals(1, calls.get("n1"), "a call is under way");
    int asked = calls.get("n2");
    assertTrue(asked < MANY, () -> asked + " calls");
    run(MANY);
    assertEquals(asked, calls.get("n2"));
    assertEquals(List.of(), removals);
  }
}
