/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static io.quorate.cluster.impl.TestCluster.total;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.HandlerException;
import io.quorate.cluster.ReadConsistency;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
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
