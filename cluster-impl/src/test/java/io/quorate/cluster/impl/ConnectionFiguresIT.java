/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of connections between nodes are those of real ones. */
class ConnectionFiguresIT {
  @TempDir Path directory;

  private static double figure(HttpNode http, String node, String name) throws Exception {
    return http.get(node, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("quorate_grpc_connections_" + name + " "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void callsOfAFollower_shareOneConnection_untilItsLeaderIsGone() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3);
        HttpNode http = new HttpNode(cluster)) {
      String leader = cluster.leader().nodeId();
      Cluster follower = cluster.follower();
      String id = follower.nodeId();
      get(follower.appWrite("add", 1L, Long.class));
      double dials = figure(http, id, "dials_total");
      double reuse = figure(http, id, "reuse_total");
      double active = figure(http, id, "active");
      assertTrue(dials >= 1 && dials <= 2, "dials " + dials);
      assertEquals(dials - figure(http, id, "evictions_total"), active);
      for (int i = 0; i < 50; i++) {
        get(follower.appWrite("add", 1L, Long.class));
      }
      assertEquals(dials, figure(http, id, "dials_total"));
      assertTrue(figure(http, id, "reuse_total") >= reuse + 50);
      cluster.stop(leader);
      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                String next = cluster.leader().nodeId();
                String other = cluster.follower().nodeId();
                get(cluster.node(other).appWrite("add", 1L, Long.class));
                // Whoever calls it now has connected to the new leader.
                assertTrue(figure(http, other, "dials_total") >= 1, next);
                assertTrue(figure(http, other, "active") >= 1, next);
              });
    }
  }
}
