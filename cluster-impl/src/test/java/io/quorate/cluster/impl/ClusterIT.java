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
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.ReadConsistency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterIT {
  @TempDir Path directory;

  @Test
  void threeNodes_replicateWhatAnyOfThemAccepts() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3)) {
      List<CompletionStage<Long>> writes = new ArrayList<>();
      for (Cluster node : cluster.nodes()) {
        for (int i = 0; i < 500; i++) {
          writes.add(node.appWrite("add", 1L, Long.class));
        }
      }
      for (CompletionStage<Long> write : writes) {
        get(write);
      }
      for (Cluster node : cluster.nodes()) {
        assertEquals(1_500, total(node, ReadConsistency.LINEARIZABLE), node.nodeId());
        assertEquals(1_500, total(node, ReadConsistency.SESSION), node.nodeId());
      }
    }
  }

  @Test
  void handlerThatThrows_answersTheSameFromEveryNode() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3)) {
      for (Cluster node : cluster.nodes()) {
        ExecutionException failure =
            assertThrows(
                ExecutionException.class, () -> get(node.appWrite("fail", "no", Void.class)));
        HandlerException answer = (HandlerException) failure.getCause();
        assertEquals("no", answer.getMessage());
        assertEquals(IllegalStateException.class.getName(), answer.typeName());
      }
      assertEquals(3, total(cluster.leader(), ReadConsistency.LINEARIZABLE));
    }
  }

  @Test
  void leaderOperation_runsOnTheLeaderWhoeverAsks() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3)) {
      Cluster leader = cluster.leader();
      for (Cluster node : cluster.nodes()) {
        String answer = get(node.appWrite("whereami", null, String.class));
        assertEquals(leader.nodeId() + " " + leader.leadership().term(), answer);
      }
    }
  }

  @Test
  void leaderStops_othersGoOnAndItComesBack() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3)) {
      get(cluster.leader().appWrite("add", 5L, Long.class));
      String stopped = cluster.leader().nodeId();
      cluster.stop(stopped);
      assertEquals(6L, get(cluster.leader().appWrite("add", 1L, Long.class)));
      cluster.start(stopped);
      get(cluster.node(stopped).ready());
      assertEquals(6, total(cluster.node(stopped), ReadConsistency.LOCAL));
      assertEquals(8L, get(cluster.node(stopped).appWrite("add", 2L, Long.class)));
    }
  }

  @Test
  void followers_learnOfTheLastCommitWithoutAHeartbeat() throws Exception {
    // Heartbeats are sent every ten seconds, so what arrives sooner did not wait for one.
    try (TestCluster cluster =
        new TestCluster(directory, Counter::new)
            .set("quorate.raft.election-timeout-min", "PT20S")
            .set("quorate.raft.election-timeout-max", "PT30S")
            .form(3)) {
      for (long sum = 1; sum <= 5; sum++) {
        get(cluster.leader().appWrite("add", 1L, Long.class));
        for (Cluster node : cluster.nodes()) {
          long expected = sum;
          await()
              .atMost(Duration.ofSeconds(5))
              .until(() -> total(node, ReadConsistency.LOCAL) == expected);
        }
        assertEquals(
            sum,
            get(cluster
                    .follower()
                    .appRead("total", null, Long.class, ReadConsistency.LINEARIZABLE)
                    .toCompletableFuture()
                    .orTimeout(5, TimeUnit.SECONDS))
                .value());
      }
    }
  }

  @Test
  void snapshots_replaceTheLogBehindThem() throws Exception {
    try (TestCluster cluster =
        new TestCluster(directory, Counter::new)
            .set("quorate.raft.segment-size", "64KiB")
            .form(3)) {
      String padding = "x".repeat(20_000);
      for (int snapshot = 1; snapshot <= 4; snapshot++) {
        for (int i = 0; i < 20; i++) {
          Counter.Addition addition = new Counter.Addition(padding + snapshot + "-" + i, 1);
          get(cluster.leader().appWrite("add-named", addition, Long.class));
        }
        for (Cluster node : cluster.nodes()) {
          get(node.appRead("total", null, Long.class, ReadConsistency.LINEARIZABLE));
          get(node.admin().snapshot());
        }
      }
      for (Cluster node : cluster.nodes()) {
        Path data = directory.resolve(node.nodeId());
        // 1.6 MB were written; what stays are the last 64 entries.
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> files(data, "log_0-.*").isEmpty() && files(data, "log_.*").size() < 25);
        assertEquals(2, files(data, "snapshot\\.\\d+_\\d+").size(), node.nodeId());
      }
    }
  }

  private static List<Path> files(Path below, String name) throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.filter(path -> path.getFileName().toString().matches(name)).toList();
    }
  }

  @Test
  void allStop_andStartAgainWithTheSameState() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3)) {
      for (int i = 0; i < 100; i++) {
        get(cluster.follower().appWrite("add-named", new Counter.Addition("a" + i, i), Long.class));
      }
      get(cluster.leader().admin().snapshot());
      get(cluster.leader().appWrite("add", 1L, Long.class));
      for (String id : List.of("n1", "n2", "n3")) {
        cluster.stop(id);
      }
      for (String id : List.of("n1", "n2", "n3")) {
        cluster.start(id);
      }
      for (Cluster node : cluster.nodes()) {
        get(node.ready());
        assertEquals(4_951, total(node, ReadConsistency.LINEARIZABLE), node.nodeId());
        List<?> ids =
            get(node.appRead("ids", null, List.class, ReadConsistency.LINEARIZABLE)).value();
        assertEquals(100, ids.size());
      }
      assertTrue(cluster.leader().status().healthy());
    }
  }
}
