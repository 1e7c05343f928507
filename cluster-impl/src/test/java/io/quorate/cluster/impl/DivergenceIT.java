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
import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.SaveSnapshot;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose state differs from the majority's is found and stops. */
class DivergenceIT {
  @TempDir Path directory;

  /** Answers differently on the third of its instances. */
  @ClusterHandler("odd")
  public static class Odd {
    private final int number;

    Odd(AtomicInteger instances) {
      this.number = instances.incrementAndGet();
    }

    @OnWrite("answer")
    int answer() {
      return number == 3 ? 1 : 0;
    }

    @SaveSnapshot
    void save(OutputStream out) {}

    @LoadSnapshot
    void load(InputStream in) {}
  }

  @Test
  void nodeThatDiffersFromTheMajority_halts_andTheOthersGoOn() throws Exception {
    AtomicInteger instances = new AtomicInteger();
    try (TestCluster cluster = new TestCluster(directory, () -> new Odd(instances)).form(3)) {
      get(cluster.node("n1").appWrite("answer", null, Integer.class));
      Cluster odd = cluster.node("n3");
      await().atMost(Duration.ofSeconds(20)).until(() -> odd.status().haltReason().isPresent());
      assertTrue(odd.status().haltReason().orElse("").contains("differs from that of others"));
      assertEquals(RaftRole.NONE, odd.status().role());
      assertEquals(0, get(cluster.node("n2").appWrite("answer", null, Integer.class)));
      List<String> halted =
          StreamSupport.stream(cluster.nodes().spliterator(), false)
              .filter(node -> node.status().haltReason().isPresent())
              .map(Cluster::nodeId)
              .toList();
      assertEquals(List.of("n3"), halted);
    }
  }
}
