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
import io.quorate.cluster.EventStart;
import io.quorate.cluster.Member;
import io.quorate.cluster.Subscription;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.MemberJoined;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a voter that came back on an empty disk, where nodes are joined by hand. */
class ReplacedStorageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private TestCluster cluster;

  @BeforeEach
  void form() throws Exception {
    cluster = new TestCluster(directory, Counter::new).form(3);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void wipedVoter_countsAsAbsentVoter_untilItIsRemovedAndJoinedAgain() throws Exception {
    String wiped = cluster.follower().nodeId();
    wipe(wiped);
    cluster.start(wiped);
    for (Cluster node : cluster.nodes()) {
      if (!node.nodeId().equals(wiped)) {
        awaitWarning(node, wiped, "or: clusterctl leave --id " + wiped);
        assertAbsentVoter(node, wiped);
      }
    }
    assertEquals(Suffrage.NONE, joined(cluster.leader(), wiped).suffrage());
    assertTrue(joined(cluster.leader(), wiped).reachable());

    get(cluster.leader().admin().leave(wiped));
    cluster.awaitSuffrage(Suffrage.NONE, wiped);
    assertTrue(member(cluster.leader(), wiped).reachable());
    cluster.join(cluster.leader().nodeId(), wiped);
    cluster.awaitSuffrage(Suffrage.VOTER, wiped);
    assertTrue(member(cluster.leader(), wiped).reachable());
    assertEquals(List.of(), cluster.leader().status().warnings());
  }

  @Test
  void voterThatFormedAnotherCluster_countsAsAbsentVoter() throws Exception {
    String wiped = cluster.follower().nodeId();
    wipe(wiped);
    cluster.start(wiped, builder -> TestCluster.alone(builder).bootstrap(true));
    get(cluster.node(wiped).ready());
    cluster.stop(wiped);
    cluster.start(wiped);
    Cluster other =
        Stream.of("n1", "n2", "n3")
            .filter(id -> !id.equals(wiped))
            .map(cluster::node)
            .findFirst()
            .orElseThrow();
    awaitWarning(other, wiped, "start it with an empty quorate.data-dir");
    assertAbsentVoter(other, wiped);
    get(cluster.node(wiped).ready());
    try (HttpNode http = new HttpNode(cluster)) {
      for (Cluster node : List.of(other, cluster.node(wiped))) {
        assertEquals(
            node.status().clusterId().orElseThrow().toString(),
            HttpNode.ok(http.get(node.nodeId(), "/v1/node")).getString("clusterId"));
      }
    }
  }

  private static void awaitWarning(Cluster node, String id, String wayOut) {
    String text = id + " is there with other storage than the configured one: ";
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertTrue(
                    node.status().warnings().stream()
                        .anyMatch(one -> one.startsWith(text) && one.contains(wayOut)),
                    () -> node.status().toString()));
  }

  private static void assertAbsentVoter(Cluster node, String id) {
    Member member = member(node, id);
    assertEquals(Suffrage.VOTER, member.suffrage());
    assertFalse(member.reachable());
    assertEquals(0, member.health());
  }

  private static Member member(Cluster node, String id) {
    return node.members().stream()
        .filter(member -> member.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** What those who subscribe now are told. */
  private static Member joined(Cluster node, String id) {
    Queue<ClusterEvent> events = new ConcurrentLinkedQueue<>();
    Subscription subscription = node.subscribe(events::add, EventStart.CURRENT_STATE);
    try {
      return await()
          .atMost(PATIENCE)
          .until(() -> joined(events, id), Optional::isPresent)
          .orElseThrow();
    } finally {
      subscription.close();
    }
  }

  private static Optional<Member> joined(Queue<ClusterEvent> events, String id) {
    return events.stream()
        .filter(MemberJoined.class::isInstance)
        .map(event -> ((MemberJoined) event).member())
        .filter(member -> member.id().equals(id))
        .findFirst();
  }

  private void wipe(String id) throws IOException {
    cluster.stop(id);
    List<Path> all;
    try (Stream<Path> found = Files.walk(directory.resolve(id))) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
