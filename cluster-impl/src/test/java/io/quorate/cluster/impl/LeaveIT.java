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
  @TempDir private Path directory;

  @Test
  void voters_stayUntilTheMissingOneHasLeft() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3)) {
      Cluster leader = cluster.leader();
      String missing = cluster.follower().nodeId();
      cluster.stop(missing);
      await().atMost(Duration.ofSeconds(20)).until(() -> !isReachable(leader, missing));
      String other = cluster.follower().nodeId();

      assertStays(leader, other, missing);
      assertStays(leader, leader.nodeId(), missing);
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

  private static boolean isReachable(Cluster node, String id) {
    return node.members().stream().anyMatch(member -> member.id().equals(id) && member.reachable());
  }

  private static void assertStays(Cluster leader, String leaving, String missing) {
    ExecutionException refused =
        assertThrows(ExecutionException.class, () -> get(leader.admin().leave(leaving)));
    ClusterException reason = (ClusterException) refused.getCause();
    assertEquals(Code.NO_QUORUM, reason.code(), reason::getMessage);
    assertTrue(
        String.valueOf(reason.getMessage()).contains("[" + missing + "] cannot be seen"),
        reason::getMessage);
  }
}
