/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.impl.writes.CallKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes are told by somebody who does not lead that they were removed. */
class ForgedRemovalIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] REMOVED = {CallKind.REMOVED.number()};
  private static final List<String> NODES = List.of("n1", "n2", "n3");

  @TempDir private Path directory;
  private TestCluster cluster;
  private TestCertificates certificates;
  private UUID id;

  @BeforeEach
  void form() throws Exception {
    cluster = new TestCluster(directory, Counter::new);
    certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    for (String node : List.of("n1", "n2", "n3", "n4")) {
      certificates.issue(node);
    }
    cluster.secure(certificates).form(3);
    id = cluster.node("n1").status().clusterId().orElseThrow();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void tell(String shown, String told) throws Exception {
    try (RaftCaller caller = RaftCaller.of(cluster, certificates, shown, told)) {
      byte[] unused = caller.call(id, REMOVED);
    }
  }

  private List<String> incarnations() {
    return NODES.stream().map(cluster::incarnation).toList();
  }

  private boolean isAnyHalted() {
    for (Cluster node : cluster.nodes()) {
      if (node.status().haltReason().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Its certificate is one of the cluster, and it never was in the configuration. */
  @Test
  void wordOfANodeThatNeverJoined_haltsNobody_andLeavesTheLogs() throws Exception {
    List<String> before = incarnations();
    for (String told : NODES) {
      tell("n4", told);
    }
    await().during(Duration.ofSeconds(7)).atMost(PATIENCE).until(() -> !isAnyHalted());
    assertEquals(3L, get(cluster.leader().appWrite("add", 3L, Long.class)));
    cluster.close();
    assertEquals(before, incarnations());
    for (String node : NODES) {
      assertFalse(Files.exists(directory.resolve(node).resolve("removed")), node);
    }
    for (String node : NODES) {
      cluster.start(node);
    }
    assertEquals(7L, get(cluster.leader().appWrite("add", 4L, Long.class)));
  }

  /** Whoever says it: what the leader answers counts. */
  @Test
  void nodeThatWasRemoved_isHalted_andTheOthersAreNot() throws Exception {
    String removed = cluster.follower().nodeId();
    String leader = cluster.leader().nodeId();
    get(cluster.node(leader).admin().leave(removed));
    for (String told : NODES) {
      if (!told.equals(removed)) {
        tell(removed, told);
      }
    }
    await().atMost(PATIENCE).until(() -> cluster.node(removed).status().haltReason().isPresent());
    assertEquals(
        "this node was removed from the configuration",
        cluster.node(removed).status().haltReason().orElseThrow());
    cluster.stop(removed);
    await().during(Duration.ofSeconds(7)).atMost(PATIENCE).until(() -> !isAnyHalted());
    assertEquals(3L, get(cluster.leader().appWrite("add", 3L, Long.class)));
  }
}
