/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException;
import io.quorate.cluster.Member;
import io.quorate.cluster.Suffrage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A listener becomes a voter while the other voter is away, so that the change stays half made
 * (Raft §6): the listener is in both configurations.
 */
class HalfMadeChangeIT {
  @TempDir private Path directory;

  @Test
  void leader_goesOnAnsweringMeanwhile_andAfterwards() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new)) {
      // It goes on leading although it does not hear of the other voter.
      cluster
          .set("quorate.join", "auto")
          .set("quorate.autopilot.stabilization", "1h")
          .set("quorate.raft.election-timeout-min", "30s")
          .set("quorate.raft.election-timeout-max", "60s")
          .set("quorate.shutdown-timeout", "0s");
      Cluster leader = cluster.start("n1", builder -> builder.bootstrap(true));
      cluster.start("n2");
      cluster.start("n3");
      cluster.awaitSuffrage(Suffrage.LISTENER, "n2", "n3");
      get(leader.admin().join("n2", cluster.raftAddress("n2")));
      cluster.stop("n2");

      CompletionStage<Void> promoted = leader.admin().join("n3", cluster.raftAddress("n3"));
      cluster.awaitSuffrage(Suffrage.VOTER, "n3");
      assertFalse(promoted.toCompletableFuture().isDone());
      assertEquals(
          List.of("n1", "n2", "n3"), leader.members().stream().map(Member::id).sorted().toList());
      ExecutionException refused =
          assertThrows(
              ExecutionException.class, () -> get(leader.admin().transferLeadership("n3")));
      assertInstanceOf(ClusterException.class, refused.getCause());

      cluster.start("n2");
      get(promoted);
      assertEquals(3L, get(leader.appWrite("add", 3L, Long.class)));
    }
  }
}
