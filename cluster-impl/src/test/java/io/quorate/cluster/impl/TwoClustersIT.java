/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static io.quorate.cluster.impl.TestCluster.total;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clusters that come to see each other stay two, and each keeps its own state. */
class TwoClustersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofSeconds(2);
  private static final List<String> FIRST = List.of("a1", "a2", "a3");
  private static final List<String> SECOND = List.of("b1", "b2", "b3");

  @TempDir private Path directory;
  private TestCluster first;
  private TestCluster second;

  @BeforeEach
  void prepare() {
    first = cluster(FIRST);
    second = cluster(SECOND);
  }

  private TestCluster cluster(List<String> ids) {
    TestCluster made =
        new TestCluster(directory, Counter::new)
            .set("quorate.bootstrap-expect", "3")
            .set("quorate.join", "auto")
            .set("quorate.autopilot.stabilization", "200ms");
    ids.forEach(made::ports);
    return made;
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private void formBoth() throws Exception {
    for (TestCluster cluster : List.of(first, second)) {
      for (String id : cluster == first ? FIRST : SECOND) {
        cluster.start(id);
      }
      for (Cluster node : cluster.nodes()) {
        get(node.ready());
      }
    }
    get(first.node("a1").appWrite("add", 1L, Long.class));
    get(second.node("b1").appWrite("add", 100L, Long.class));
  }

  private List<String> allSeeds() {
    List<String> all = new ArrayList<>(first.seeds());
    all.addAll(second.seeds());
    return all;
  }

  /** A node that knows the addresses of both makes all of them see each other. */
  private void meet() throws Exception {
    second.stop("b2");
    second.start("b2", builder -> builder.seeds(allSeeds()));
    get(second.node("b2").ready());
    Set<String> all = new TreeSet<>(FIRST);
    all.addAll(SECOND);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                reachable(first.node("a1")).equals(all)
                    && reachable(second.node("b1")).equals(all));
  }

  private static Set<String> reachable(Cluster node) {
    return node.members().stream()
        .filter(Member::reachable)
        .map(Member::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> configured(Cluster node) {
    return node.members().stream()
        .filter(member -> member.suffrage() != Suffrage.NONE)
        .map(Member::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<UUID> id(TestCluster cluster) {
    Set<Optional<UUID>> ids = new HashSet<>();
    cluster.nodes().forEach(node -> ids.add(node.status().clusterId()));
    assertEquals(1, ids.size(), ids::toString);
    return ids.iterator().next();
  }

  private static void assertState(TestCluster cluster, long expected) throws Exception {
    for (Cluster node : cluster.nodes()) {
      assertEquals(expected, total(node, ReadConsistency.LINEARIZABLE), node.nodeId());
    }
  }

  private void assertTwo() throws Exception {
    assertNotEquals(id(first), id(second));
    get(first.node("a2").appWrite("add", 1L, Long.class));
    get(second.node("b3").appWrite("add", 100L, Long.class));
    assertState(first, 2);
    assertState(second, 200);
  }

  /** Each node of both, in its status as long as it sees the other, and once in its log. */
  private void assertTold(LogLines log, String name) {
    for (TestCluster cluster : List.of(first, second)) {
      TestCluster other = cluster == first ? second : first;
      for (Cluster node : cluster.nodes()) {
        String warning =
            "%s belong to cluster %s and %s to %s, both with quorate.cluster-name=%s; start what is in the wrong one with an empty quorate.data-dir, or name the clusters differently"
                .formatted(
                    String.join(", ", cluster == first ? SECOND : FIRST),
                    id(other).orElseThrow(),
                    node.nodeId(),
                    id(cluster).orElseThrow(),
                    name);
        await().atMost(PATIENCE).until(() -> node.status().warnings().contains(warning));
        await().atMost(PATIENCE).until(() -> told(log, node) > 0);
      }
    }
    for (TestCluster cluster : List.of(first, second)) {
      for (Cluster node : cluster.nodes()) {
        assertEquals(1, told(log, node), () -> "" + log.lines());
      }
    }
  }

  private static long told(LogLines log, Cluster node) {
    String own = " and " + node.nodeId() + " to ";
    return log.lines().stream().filter(line -> line.contains(own)).count();
  }

  @Test
  void ofOneName_thatMeetAfterForming_stayTwo() throws Exception {
    String name = "two-" + first.ports("a1")[0];
    first.named(name);
    second.named(name);
    formBoth();
    try (LogLines log = new LogLines(ForeignClusters.class.getName())) {
      meet();
      assertTold(log, name);
    }
    await()
        .during(LONG)
        .atMost(PATIENCE)
        .until(
            () ->
                configured(first.leader()).equals(new TreeSet<>(FIRST))
                    && configured(second.leader()).equals(new TreeSet<>(SECOND)));
    assertTwo();
  }

  @Test
  void aNewNodeThatSeesBoth_comesIntoOne() throws Exception {
    String name = "two-" + first.ports("a1")[0];
    first.named(name);
    second.named(name);
    formBoth();
    meet();
    Cluster newcomer = first.start("n9", builder -> builder.seeds(allSeeds()));
    get(newcomer.ready());
    Optional<UUID> chosen = newcomer.status().clusterId();
    TestCluster its = chosen.equals(first.leader().status().clusterId()) ? first : second;
    TestCluster other = its == first ? second : first;
    await().atMost(PATIENCE).until(() -> configured(its.leader()).contains("n9"));
    await()
        .during(LONG)
        .atMost(PATIENCE)
        .until(
            () ->
                newcomer.status().clusterId().equals(chosen)
                    && !configured(other.leader()).contains("n9"));
    assertEquals(
        its == first ? 1 : 100, total(newcomer, ReadConsistency.LINEARIZABLE), "of " + chosen);
    first.stop("n9");
    assertTwo();
  }

  @Test
  void ofTwoNames_withEachOthersSeeds_neverSeeEachOther() throws Exception {
    first
        .named("one-" + first.ports("a1")[0])
        .set("quorate.membership.seeds", String.join(",", allSeeds()));
    second
        .named("other-" + second.ports("b1")[0])
        .set("quorate.membership.seeds", String.join(",", allSeeds()));
    formBoth();
    assertTrue(
        first.node("a1").members().stream().noneMatch(member -> member.id().startsWith("b")));
    await()
        .during(LONG)
        .atMost(PATIENCE)
        .until(
            () ->
                reachable(first.node("a1")).equals(new TreeSet<>(FIRST))
                    && reachable(second.node("b1")).equals(new TreeSet<>(SECOND)));
    assertTwo();
  }
}
