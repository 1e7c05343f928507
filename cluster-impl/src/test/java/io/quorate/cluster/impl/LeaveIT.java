/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.Member;
import io.quorate.cluster.Suffrage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that are told to leave while another one is missing. */
class LeaveIT {
  private static final long POISON = 13;

  @TempDir private Path directory;

  @Test
  void voters_stayUntilTheMissingOneHasLeft() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3)) {
      Cluster leader = cluster.leader();
      String missing = cluster.follower().nodeId();
      cluster.stop(missing);
      await().atMost(Duration.ofSeconds(20)).until(() -> !isReachable(leader, missing));
      String other = cluster.follower().nodeId();

      assertStays(leader, other, "[" + missing + "] cannot be seen");
      assertStays(leader, leader.nodeId(), "[" + missing + "] cannot be seen");
      assertEquals(1L, get(leader.appWrite("add", 1L, Long.class)));

      get(leader.admin().leave(missing));
      get(leader.admin().leave(other));
      assertEquals(3L, get(leader.appWrite("add", 2L, Long.class)));
      assertEquals(
          List.of(leader.nodeId()),
          leader.members().stream()
              .filter(member -> member.suffrage() == Suffrage.VOTER)
              .map(Member::id)
              .toList());
    }
  }

  @Test
  void haltedVoter_isInSight_andIsNotCountedOn() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new)) {
      Cluster leader = cluster.start("n1", builder -> builder.bootstrap(true));
      get(leader.ready());
      Cluster halting = cluster.startWith("n2", new Counter(POISON));
      cluster.join("n1", "n2");
      cluster.start("n3");
      cluster.join("n1", "n3");
      get(leader.appWrite("add", POISON, Long.class));
      await().atMost(Duration.ofSeconds(20)).until(() -> halting.status().haltReason().isPresent());
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> cluster.autopilot("n1").contains("does not answer the leader"));
      assertTrue(isReachable(leader, "n2"));

      assertStays(leader, "n3", "[n2] do not answer the leader");
      assertStays(leader, "n1", "[n2] do not answer the leader");
      assertEquals("n3", get(leader.admin().transferLeadership()));

      Cluster next = cluster.leader();
      get(next.admin().leave("n2"));
      get(next.admin().leave("n1"));
      assertEquals(POISON + 1, get(next.appWrite("add", 1L, Long.class)));
    }
  }

  private static boolean isReachable(Cluster node, String id) {
    return node.members().stream().anyMatch(member -> member.id().equals(id) && member.reachable());
  }

  private static void assertStays(Cluster leader, String leaving, String why) {
    ExecutionException refused =
        assertThrows(ExecutionException.class, () -> get(leader.admin().leave(leaving)));
    ClusterException reason = (ClusterException) refused.getCause();
    assertEquals(Code.NO_QUORUM, reason.code(), reason::getMessage);
    assertTrue(String.valueOf(reason.getMessage()).contains(why), reason::getMessage);
  }
}
