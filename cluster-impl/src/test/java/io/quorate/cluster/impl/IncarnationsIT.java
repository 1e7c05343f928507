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
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.impl.format.NodeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that come back without the log they had: wiped, or gone with leave-on-shutdown. */
class IncarnationsIT {
  private static final Duration A_WHILE = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

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

  private NodeFile file(String id) {
    return NodeFile.read(directory.resolve(id).resolve("node.json")).orElseThrow();
  }

  private @Nullable UUID remembered(String id) {
    return file(id).clusterUuid();
  }

  @Test
  void wipedDisk_isAnotherIncarnation_thatListensBeforeItVotes() throws Exception {
    cluster.set("quorate.autopilot.stabilization", "1h");
    cluster.form(3);
    get(cluster.leader().appWrite("add", 7L, Long.class));
    String wiped = cluster.follower().nodeId();
    String before = file(wiped).incarnation();
    cluster.stop(wiped);
    delete(directory.resolve(wiped));

    cluster.start(wiped);
    assertNotEquals(before, file(wiped).incarnation());
    get(cluster.node(wiped).ready());
    cluster.awaitSuffrage(Suffrage.LISTENER, wiped);
    await()
        .during(A_WHILE)
        .atMost(PATIENCE)
        .until(() -> cluster.suffrage(wiped) == Suffrage.LISTENER);

    cluster.join(cluster.leader().nodeId(), wiped);
    cluster.awaitSuffrage(Suffrage.VOTER, "n1", "n2", "n3");
    assertEquals(7, total(cluster.node(wiped), ReadConsistency.LOCAL));
  }

  private void gatherLeaving() {
    cluster.set("quorate.leave-on-shutdown", "true").set("quorate.shutdown-timeout", "15s");
    cluster.gather();
  }

  @Test
  void leaveOnShutdown_ofTheLeader_leavesTheConfiguration() throws Exception {
    gatherLeaving();
    leavesAndComesBack(cluster.leader().nodeId());
  }

  @Test
  void leaveOnShutdown_ofAFollower_leavesTheConfiguration() throws Exception {
    gatherLeaving();
    leavesAndComesBack(cluster.follower().nodeId());
  }

  @Test
  void leaveOnShutdown_ofTwoAtOnce_leavesOneThatGoesOn() throws Exception {
    gatherLeaving();
    String leader = cluster.leader().nodeId();
    String follower = cluster.follower().nodeId();
    CompletableFuture<Void> both =
        CompletableFuture.allOf(
            CompletableFuture.runAsync(
                () -> cluster.stop(leader), task -> Thread.ofPlatform().start(task)),
            CompletableFuture.runAsync(
                () -> cluster.stop(follower), task -> Thread.ofPlatform().start(task)));
    both.get(60, TimeUnit.SECONDS);
    cluster.awaitSuffrage(Suffrage.NONE, leader, follower);
    get(cluster.leader().appWrite("add", 3L, Long.class));
  }

  private void leavesAndComesBack(String id) throws Exception {
    get(cluster.node(id).appWrite("add", 3L, Long.class));
    String before = file(id).incarnation();
    cluster.stop(id);
    cluster.awaitSuffrage(Suffrage.NONE, id);
    assertNotEquals(before, file(id).incarnation());
    assertEquals(3, total(cluster.leader(), ReadConsistency.LINEARIZABLE));

    cluster.start(id);
    cluster.awaitSuffrage(Suffrage.VOTER, "n1", "n2", "n3");
    get(cluster.node(id).ready());
    assertEquals(3, total(cluster.node(id), ReadConsistency.LINEARIZABLE));
  }

  @Test
  void leaveOnShutdown_ofAll_leavesTheLastOne_fromWhichTheClusterGrowsAgain() throws Exception {
    gatherLeaving();
    get(cluster.leader().appWrite("add", 5L, Long.class));
    UUID uuid = cluster.leader().status().clusterId().orElseThrow();
    List<String> order = List.of(cluster.follower().nodeId(), "n1", "n2", "n3");
    List<String> stopped = order.stream().distinct().toList();
    stopped.forEach(cluster::stop);
    assertNull(remembered(stopped.get(0)));
    assertNull(remembered(stopped.get(1)));
    assertEquals(uuid, remembered(stopped.get(2)));

    stopped.forEach(cluster::start);
    cluster.awaitSuffrage(Suffrage.VOTER, "n1", "n2", "n3");
    Set<UUID> clusters = new HashSet<>();
    for (String id : stopped) {
      get(cluster.node(id).ready());
      cluster.node(id).status().clusterId().ifPresent(clusters::add);
      assertEquals(5, total(cluster.node(id), ReadConsistency.LINEARIZABLE));
    }
    assertEquals(Set.of(uuid), clusters);
    assertEquals(6, get(cluster.follower().appWrite("add", 1L, Long.class)));
  }

  private static void delete(Path path) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(path)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
