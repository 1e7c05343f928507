/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static io.quorate.cluster.impl.TestCluster.total;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.Suffrage;
import io.quorate.examples.driver.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections to a follower that are open and lead nowhere, while its membership is well. What the
 * engine makes of them by itself takes as long as TCP does: here, without end.
 */
class StrandedConnectionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private TestCluster cluster;
  private Relay relay;

  @BeforeEach
  void form() throws Exception {
    cluster = new TestCluster(directory, Counter::new).set("quorate.join", "auto");
    int front = Ports.free();
    relay = new Relay(front, cluster.ports("n3")[1]);
    cluster.start("n1", builder -> builder.bootstrap(true));
    cluster.start("n2");
    cluster.start(
        "n3", builder -> builder.config("quorate.raft.advertised-address", "127.0.0.1:" + front));
    cluster.awaitSuffrage(Suffrage.VOTER, "n1", "n2", "n3");
    if (cluster.leader().nodeId().equals("n3")) {
      get(cluster.leader().admin().transferLeadership("n1"));
      await().atMost(PATIENCE).until(() -> cluster.leader().nodeId().equals("n1"));
    }
  }

  @AfterEach
  void close() throws Exception {
    cluster.close();
    relay.close();
  }

  private void addAndAwaitOnN3() throws Exception {
    assertNotEquals("n3", cluster.leader().nodeId());
    long total = get(cluster.leader().appWrite("add", 1L, Long.class));
    await().atMost(PATIENCE).until(() -> total(cluster.node("n3"), ReadConsistency.LOCAL) == total);
  }

  @Test
  void followerWithBothConnectionsLost_isGivenOthers() throws Exception {
    addAndAwaitOnN3();
    assertTrue(relay.strand() > 0, "nobody was connected to n3");
    addAndAwaitOnN3();
    assertTrue(relay.strand() > 0, "n3 is reached over another way");
    addAndAwaitOnN3();
  }

  /** The leader has two connections, for entries and for heartbeats. */
  @Test
  void followerWithOneOfTwoConnectionsLost_isGivenAnother() throws Exception {
    addAndAwaitOnN3();
    relay.strandOldest();
    addAndAwaitOnN3();
    relay.strandNewest();
    addAndAwaitOnN3();
  }
}
