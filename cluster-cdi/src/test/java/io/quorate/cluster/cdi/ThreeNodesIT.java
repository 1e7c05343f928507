/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ReadConsistency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreeNodesIT {
  @Test
  void threeApplications_areOneCluster_andGoOnWithoutTheFirst() throws Exception {
    List<Container> applications = new ArrayList<>();
    try {
      Map<String, String> first = Container.alone();
      applications.add(Container.start(first, Accounts.class));
      for (int i = 2; i <= 3; i++) {
        Map<String, String> next = Container.alone();
        next.put("quorate.node-id", "n" + i);
        next.put("quorate.bootstrap", "false");
        next.put("quorate.start.await", "0s");
        next.put("quorate.cluster-name", first.get("quorate.cluster-name"));
        next.put("quorate.membership.seeds", first.get("quorate.membership.bind-address"));
        applications.add(Container.start(next, Accounts.class));
        join(applications.get(0), "n" + i, next.get("quorate.raft.address"));
      }
      for (Container application : applications) {
        cluster(application).ready().toCompletableFuture().get(20, TimeUnit.SECONDS);
        cluster(application)
            .appWrite("deposit", new Accounts.Deposit("ann", 5), Long.class)
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
      }
      applications.remove(0).close();
      assertEquals(
          15L,
          cluster(applications.get(0))
              .appRead("balance", "ann", Long.class, ReadConsistency.LINEARIZABLE)
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS)
              .value());
    } finally {
      applications.forEach(Container::close);
    }
  }

  private static Cluster cluster(Container application) {
    return application.get(Cluster.class);
  }

  private static void join(Container through, String id, String raftAddress) throws Exception {
    Cluster cluster = cluster(through);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> cluster.members().stream().anyMatch(member -> member.id().equals(id)));
    cluster.admin().join(id, raftAddress).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
