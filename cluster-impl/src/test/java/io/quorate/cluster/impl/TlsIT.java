/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.Member;
import io.quorate.cluster.ReadConsistency;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose nodes show each other certificates. */
class TlsIT {
  @TempDir Path directory;
  private TestCluster cluster;
  private TestCertificates certificates;

  @BeforeEach
  void create() throws Exception {
    cluster = new TestCluster(directory, Counter::new);
    certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    for (String id : List.of("n1", "n2", "n3", "n4")) {
      certificates.issue(id);
    }
    cluster.secure(certificates);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void add(Cluster node) throws Exception {
    TestCluster.get(node.appWrite("add", 1L, Long.class));
  }

  @Test
  void threeNodes_formWriteAndFailOver() throws Exception {
    cluster.form(3);
    for (Cluster node : cluster.nodes()) {
      add(node);
    }
    String leader = cluster.leader().nodeId();
    cluster.stop(leader);
    add(cluster.leader());
    cluster.start(leader);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> TestCluster.total(cluster.node(leader), ReadConsistency.LOCAL) == 4);
    for (Cluster node : cluster.nodes()) {
      // Who is back has its log from the leader before it is in one view with all others.
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertEquals(List.of(), node.status().warnings(), node.nodeId()));
      assertTrue(figure(node, "quorate_tls_certificate_expiry_seconds") > 86_400 * 19);
    }
  }

  static double figure(Cluster node, String name) {
    return node.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .mapToDouble(metric -> metric.reading().getAsDouble())
        .sum();
  }

  /** The way of a pod: ports alone, and one host that others reach. */
  @Test
  void portsAlone_areOpenOnEveryInterface_andToldByTheHostThatIsSaid() throws Exception {
    for (String key : List.of("membership.bind-address", "raft.address", "management.address")) {
      cluster.set("quorate." + key, ":0");
    }
    cluster.set("quorate.membership.advertised-address", "localhost:0");
    Cluster first = cluster.start("n1", builder -> builder.bootstrap(true).seeds(List.of()));
    TestCluster.get(first.ready());
    String seed = first.members().get(0).metadata().get("membership");
    Cluster second = cluster.start("n2", builder -> builder.seeds(List.of(seed)));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> first.members().size() == 2 && !address(first, "n2").endsWith(":0"));
    TestCluster.get(first.admin().join("n2", address(first, "n2")));
    TestCluster.get(second.ready());
    add(second);
    for (String id : List.of("n1", "n2")) {
      assertTrue(address(second, id).startsWith("localhost:"), address(second, id));
    }
  }

  private static String address(Cluster node, String id) {
    return node.members().stream()
        .filter(member -> member.id().equals(id))
        .map(Member::address)
        .findFirst()
        .orElse(":0");
  }

  @Test
  void certificateOfAnother_isRefusedAtStart() throws Exception {
    certificates.write("n1", certificates.authority().issue(certificates.request("n2")));
    ClusterStartException refused =
        assertThrows(ClusterStartException.class, () -> cluster.start("n1"));
    assertTrue(refused.getMessage().contains("and not this node"), refused.getMessage());
    assertTrue(refused.getMessage().contains("quorate.tls.cert"), refused.getMessage());
  }
}
