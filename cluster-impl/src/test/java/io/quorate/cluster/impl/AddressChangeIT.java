/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.Member;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.Suffrage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that come back at other addresses, without a change of the configuration. */
class AddressChangeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> ALL = List.of("n1", "n2", "n3");

  @TempDir private Path directory;
  private TestCluster cluster;
  private SteadyWriters writers;

  @BeforeEach
  void form() throws Exception {
    cluster = new TestCluster(directory, Counter::new).form(3);
    writers = new SteadyWriters(cluster, ALL);
  }

  @AfterEach
  void close() throws Exception {
    writers.stop();
    cluster.close();
  }

  private void startAtOnce(List<String> ids) throws InterruptedException {
    List<Thread> starts = new ArrayList<>();
    for (String id : ids) {
      starts.add(Thread.ofPlatform().start(() -> startAlone(id)));
    }
    for (Thread start : starts) {
      start.join();
    }
  }

  private void startAlone(String id) {
    cluster.start(id);
  }

  private void awaitProgress() {
    int before = writers.acknowledged().size();
    await().atMost(PATIENCE).until(() -> writers.acknowledged().size() > before + 20);
  }

  private void assertAllAsBefore() throws Exception {
    for (Cluster node : cluster.nodes()) {
      get(node.ready());
      get(node.appWrite("add", 1L, Long.class));
    }
    awaitProgress();
    writers.stop();
    List<String> ids = ids(cluster.leader(), ReadConsistency.LINEARIZABLE);
    assertEquals(ids.size(), new HashSet<>(ids).size(), "a write was applied twice");
    Set<String> lost = new TreeSet<>(writers.acknowledged());
    ids.forEach(lost::remove);
    assertTrue(lost.isEmpty(), () -> "acknowledged writes are lost: " + lost);
    for (Cluster node : cluster.nodes()) {
      assertEquals(ids, ids(node, ReadConsistency.LINEARIZABLE), node.nodeId());
      await().atMost(PATIENCE).until(() -> showsAddresses(node));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> ids(Cluster node, ReadConsistency consistency) throws Exception {
    return get(node.appRead("ids", null, List.class, consistency)).value();
  }

  /** The status of a node has the present Raft address of each, all of them voters. */
  private boolean showsAddresses(Cluster node) {
    List<Member> members = node.members();
    return members.size() == ALL.size()
        && members.stream()
            .allMatch(
                member ->
                    member.address().equals(cluster.raftAddress(member.id()))
                        && member.suffrage() == Suffrage.VOTER)
        && node.status().leaderAddress().equals(node.status().leaderId().map(cluster::raftAddress));
  }

  private void moveOne(String id) throws Exception {
    awaitProgress();
    String before = cluster.raftAddress(id);
    cluster.stop(id);
    awaitProgress();
    cluster.move(id);
    assertFalse(before.equals(cluster.raftAddress(id)));
    cluster.start(id);
    assertAllAsBefore();
  }

  @Test
  void aFollower_comesBackElsewhere() throws Exception {
    moveOne(cluster.follower().nodeId());
  }

  @Test
  void theLeader_comesBackElsewhere() throws Exception {
    moveOne(cluster.leader().nodeId());
  }

  @Test
  void allThreeAtOnce_comeBackElsewhere() throws Exception {
    awaitProgress();
    ALL.forEach(cluster::stop);
    ALL.forEach(cluster::move);
    startAtOnce(ALL);
    assertAllAsBefore();
  }

  /** Each of the two is first looked for where the other is now. */
  @Test
  void twoThatExchangeAddresses_areNotTakenForEachOther() throws Exception {
    awaitProgress();
    String leader = cluster.leader().nodeId();
    List<String> others = ALL.stream().filter(id -> !id.equals(leader)).toList();
    others.forEach(cluster::stop);
    cluster.exchangePorts(others.get(0), others.get(1));
    startAtOnce(others);
    assertAllAsBefore();
  }

  @Test
  void allThreeRestarted_findEachOtherAgain_thoughMembershipDoesNot() throws Exception {
    awaitProgress();
    ALL.forEach(cluster::stop);
    for (String id : ALL) {
      cluster.start(id, TestCluster::alone);
    }
    awaitProgress();
    for (Cluster node : cluster.nodes()) {
      get(node.ready());
    }
  }

  @Test
  void aNodeThatMembershipDoesNotSee_isFoundWhereTheOperatorSays() throws Exception {
    String moved = cluster.follower().nodeId();
    cluster.stop(moved);
    cluster.move(moved);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                cluster.leader().members().stream()
                    .anyMatch(member -> member.id().equals(moved) && !member.reachable()));
    Cluster node = cluster.start(moved, TestCluster::alone);
    get(cluster.leader().admin().join(moved, cluster.raftAddress(moved)));
    get(node.ready());
    get(node.appWrite("add", 1L, Long.class));
    assertTrue(showsAddresses(cluster.leader()), () -> cluster.leader().members().toString());
  }
}
