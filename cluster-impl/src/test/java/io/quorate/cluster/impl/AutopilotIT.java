/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static io.quorate.cluster.impl.TestCluster.total;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.Suffrage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that come into the configuration, vote in it and go, by themselves. */
class AutopilotIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGER_THAN_AN_ELECTION = Duration.ofSeconds(4);

  /** As long as the engine is given for a change of the configuration. */
  private static final Duration LONGEST_CHANGE = Duration.ofSeconds(15);

  @TempDir private Path directory;
  private TestCluster cluster;

  @BeforeEach
  void prepare() {
    cluster =
        new TestCluster(directory, Counter::new)
            .set("quorate.join", "auto")
            .set("quorate.autopilot.stabilization", "200ms");
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void discoveredMembers_becomeVoters_andWritesGoOn() throws Exception {
    cluster.gather();
    for (Cluster node : cluster.nodes()) {
      get(node.ready());
      get(node.appWrite("add", 1L, Long.class));
    }
    assertEquals(3, total(cluster.follower(), ReadConsistency.LINEARIZABLE));
    cluster.stop(cluster.leader().nodeId());
    get(cluster.leader().appWrite("add", 1L, Long.class));
    assertEquals(4, total(cluster.leader(), ReadConsistency.LINEARIZABLE));
  }

  @Test
  void beyondTheMostVoters_nodesListen_andTakeTheDeadOnesPlace() throws Exception {
    cluster.set("quorate.autopilot.max-voters", "3").set("quorate.autopilot.dead-after", "500ms");
    cluster.gather();
    cluster.start("n4");
    cluster.awaitSuffrage(Suffrage.LISTENER, "n4");
    get(cluster.node("n4").ready());
    get(cluster.node("n4").appWrite("add", 5L, Long.class));
    assertEquals(5, total(cluster.node("n4"), ReadConsistency.SESSION));

    String dead = cluster.leader().nodeId();
    cluster.stop(dead);
    cluster.awaitSuffrage(Suffrage.VOTER, "n4");
    cluster.awaitSuffrage(Suffrage.NONE, dead);
    get(cluster.node("n4").appWrite("add", 1L, Long.class));
  }

  @Test
  void aNodeByRoleListener_neverVotes() throws Exception {
    cluster.start("n1", builder -> builder.bootstrap(true));
    cluster.start("n2", builder -> builder.config("quorate.role", "listener"));
    cluster.start("n3");
    cluster.awaitSuffrage(Suffrage.VOTER, "n3");
    cluster.awaitSuffrage(Suffrage.LISTENER, "n2");
    get(cluster.node("n1").admin().join("n2", cluster.raftAddress("n2")));
    assertEquals(Suffrage.LISTENER, cluster.suffrage("n2"));
    await().atMost(PATIENCE).until(() -> autopilot("n2").contains("is a listener by quorate.role"));
  }

  @Test
  void aVoterThatIsSetToListen_isWarnedOf_untilItLeftAndCameBack() throws Exception {
    cluster.gather();
    get(cluster.node("n1").appWrite("add", 3L, Long.class));
    cluster.stop("n3");
    cluster.start("n3", builder -> builder.config("quorate.role", "listener"));
    String warning =
        "n3 votes although quorate.role=listener; let it leave and restart it, or set"
            + " quorate.role=voter";
    for (String id : List.of("n1", "n3")) {
      await().atMost(PATIENCE).until(() -> cluster.node(id).status().warnings().contains(warning));
    }
    assertEquals(Suffrage.VOTER, cluster.suffrage("n3"));

    get(cluster.node("n1").admin().leave("n3"));
    cluster.stop("n3");
    cluster.start("n3", builder -> builder.config("quorate.role", "listener"));
    cluster.awaitSuffrage(Suffrage.LISTENER, "n3");
    get(cluster.node("n3").ready());
    assertEquals(3, total(cluster.node("n3"), ReadConsistency.LINEARIZABLE));
    for (String id : List.of("n1", "n3")) {
      await().atMost(PATIENCE).until(() -> !cluster.node(id).status().warnings().contains(warning));
    }
  }

  @Test
  void aListener_outlivesTheLossOfAllVoters_andNeverStands() throws Exception {
    cluster.start("n1", builder -> builder.bootstrap(true));
    cluster.start("n2");
    cluster.start("n3", builder -> builder.config("quorate.role", "listener"));
    cluster.awaitSuffrage(Suffrage.VOTER, "n2");
    cluster.awaitSuffrage(Suffrage.LISTENER, "n3");
    get(cluster.node("n3").ready());
    Cluster listener = cluster.node("n3");
    await().atMost(PATIENCE).until(() -> listener.status().role() == RaftRole.LISTENER);
    long term = listener.status().term();
    cluster.stop("n1");
    cluster.stop("n2");
    await()
        .during(LONGER_THAN_AN_ELECTION)
        .atMost(PATIENCE)
        .until(() -> listener.status().role() == RaftRole.LISTENER);
    assertTrue(listener.status().term() <= term + 1, listener.status()::toString);
    cluster.start("n1");
    cluster.start("n2");
    get(cluster.leader().appWrite("add", 4L, Long.class));
    assertEquals(4, total(listener, ReadConsistency.LINEARIZABLE));
  }

  @Test
  void joinOfANodeThatIsIn_isAccepted_andLetsAListenerVoteAtOnce() throws Exception {
    cluster.set("quorate.autopilot.stabilization", "1h");
    cluster.start("n1", builder -> builder.bootstrap(true));
    cluster.start("n2");
    cluster.awaitSuffrage(Suffrage.LISTENER, "n2");
    await().atMost(PATIENCE).until(() -> cluster.node("n2").leadership().leaderId().isPresent());
    get(cluster.node("n2").admin().join("n2", cluster.raftAddress("n2")));
    cluster.awaitSuffrage(Suffrage.VOTER, "n2");
    get(cluster.node("n1").admin().join("n2", cluster.raftAddress("n2")));
    get(cluster.node("n2").ready());
    assertEquals(Suffrage.VOTER, cluster.suffrage("n2"));
    get(cluster.node("n2").appWrite("add", 1L, Long.class));
  }

  @Test
  void joinWhileAutopilotBringsTheNodeIn_isAccepted() throws Exception {
    cluster.start("n1", builder -> builder.bootstrap(true));
    get(cluster.node("n1").ready());
    cluster.start("n2");
    cluster.join("n1", "n2");
    cluster.awaitSuffrage(Suffrage.VOTER, "n2");
    cluster.join("n1", "n2");
  }

  @Test
  void aClient_isSeenAndNeverEnters() throws Exception {
    cluster.start("n1", builder -> builder.bootstrap(true));
    get(cluster.node("n1").ready());
    cluster.start("n2", builder -> builder.config("quorate.role", "client"));
    await().atMost(PATIENCE).until(() -> autopilot("n1").contains("is a client"));
    ExecutionException refused =
        assertThrows(
            ExecutionException.class,
            () -> get(cluster.node("n1").admin().join("n2", cluster.raftAddress("n2"))));
    assertTrue(refused.getMessage().contains("quorate.role=client"), refused.getMessage());
  }

  @Test
  void aNodeThatCannotBeReached_keepsNobodyElseOut() throws Exception {
    cluster.start("n1", builder -> builder.bootstrap(true));
    int nobody = cluster.ports("nobody")[1];
    cluster.start(
        "n2", builder -> builder.config("quorate.raft.advertised-address", "127.0.0.1:" + nobody));
    await().atMost(PATIENCE).until(() -> autopilot("n1").contains("\"id\":\"n2\""));
    cluster.start("n3");
    cluster.awaitSuffrage(Suffrage.VOTER, "n3");
    assertEquals(Suffrage.NONE, cluster.suffrage("n2"));
    await().atMost(PATIENCE).until(() -> autopilot("n1").contains("add n2 as listener failed"));
  }

  @Test
  void aNodeThatLeft_comesBackOnlyWhenRestarted() throws Exception {
    cluster.gather();
    String leaving = cluster.follower().nodeId();
    get(cluster.leader().admin().leave(leaving));
    await().atMost(PATIENCE).until(() -> autopilot("n1").contains("has left the configuration"));
    assertEquals(Suffrage.NONE, cluster.suffrage(leaving));

    cluster.stop(leaving);
    cluster.start(leaving);
    cluster.awaitSuffrage(Suffrage.VOTER, leaving);
    get(cluster.node(leaving).ready());
  }

  @Test
  void aNodeThatAnswersNothing_holdsUpNobodyLongerThanAChangeMay() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      cluster.start("n1", builder -> builder.bootstrap(true));
      cluster.start("n2", builder -> builder.config("quorate.raft.advertised-address", address));
      await()
          .atMost(PATIENCE)
          .until(() -> autopilot("n1").contains("\"next\":\"add n2 as listener\""));
      cluster.start("n3");
      await().atMost(LONGEST_CHANGE).until(() -> cluster.suffrage("n3") != Suffrage.NONE);
      cluster.awaitSuffrage(Suffrage.VOTER, "n3");
      assertEquals(Suffrage.NONE, cluster.suffrage("n2"));
      await().atMost(PATIENCE).until(() -> autopilot("n1").contains("add n2 as listener failed"));
    }
  }

  @Test
  void aListenerThatHalts_isInSight_andNeverVotes() throws Exception {
    cluster.set("quorate.autopilot.stabilization", "2s");
    Cluster leader = cluster.start("n1", builder -> builder.bootstrap(true));
    get(leader.ready());
    get(leader.appWrite("add", 13L, Long.class));
    Cluster halting = cluster.startWith("n2", new Counter(13));
    await().atMost(PATIENCE).until(() -> halting.status().haltReason().isPresent());
    await().atMost(PATIENCE).until(() -> autopilot("n1").contains("does not answer the leader"));
    assertEquals(Suffrage.LISTENER, cluster.suffrage("n2"));
    assertEquals(14L, get(leader.appWrite("add", 1L, Long.class)));
  }

  @Test
  void aNodeOutOfSight_isToldOfWithTheTimeThatIsLeftToIt() throws Exception {
    cluster.set("quorate.autopilot.dead-after", "1h");
    cluster.gather();
    String gone = cluster.follower().nodeId();
    cluster.stop(gone);
    String leader = cluster.leader().nodeId();
    await()
        .atMost(PATIENCE)
        .until(() -> autopilot(leader).contains("is out of sight; removed when it has been for"));
    String said = autopilot(leader);
    assertTrue(said.contains("removed when it has been for PT1H"), said);
    assertTrue(said.contains("\"next\":\"\""), said);
    assertTrue(said.contains("\"failuresTolerated\":0"), said);
  }

  private String autopilot(String id) throws IOException, InterruptedException {
    return cluster.autopilot(id);
  }
}
