/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.MemberFailed;
import io.quorate.cluster.event.MemberJoined;
import io.quorate.cluster.event.MemberLeft;
import io.quorate.cluster.impl.security.CertificateAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and their authority, replaced while everybody works. */
class RotationIT {
  private static final List<String> NODES = List.of("n1", "n2", "n3");

  @TempDir Path directory;
  private final Map<String, List<ClusterEvent>> events = new TreeMap<>();
  private TestCluster cluster;
  private TestCertificates certificates;

  @BeforeEach
  void form() throws Exception {
    cluster =
        new TestCluster(directory, Counter::new)
            // An election would then be for lost connections, and not for a machine that is busy.
            .set("quorate.raft.election-timeout-min", "2s")
            .set("quorate.raft.election-timeout-max", "4s")
            .set("quorate.security.writers", "client-*");
    certificates = new TestCertificates(directory.resolve("pki"), cluster.name());
    for (String id : NODES) {
      certificates.issue(id);
    }
    certificates.client("client-1");
    cluster.secure(certificates).form(3);
    for (Cluster node : cluster.nodes()) {
      List<ClusterEvent> seen = new CopyOnWriteArrayList<>();
      events.put(node.nodeId(), seen);
      node.subscribe(seen::add, EventStart.CURRENT_STATE);
    }
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  /**
   * Overlap trust, swap leaves, drop the old authority: nothing that callers do fails meanwhile,
   * nobody is taken for dead, and who has a certificate of the old authority is out afterwards.
   */
  @Test
  void leavesAndAuthority_areReplacedUnderLoad() throws Exception {
    long term = cluster.leader().leadership().term();
    CertificateAuthority before = certificates.authority();
    CertificateAuthority after = TestCertificates.authority("authority-2");
    certificates.write("old", before.issue(certificates.request("n9")));
    try (Load load = new Load(cluster);
        ClientLoad clients = new ClientLoad(cluster, certificates, "client-1")) {
      replace(() -> certificates.trust(List.of(before, after)));
      load.awaitMore(100);
      clients.awaitMore(5);
      certificates.authority(after);
      certificates.client("client-2");
      clients.show("client-2");
      clients.awaitMore(5);
      for (String id : NODES) {
        certificates.issue(id);
      }
      awaitAll(node -> cluster.node(node).status().warnings().isEmpty() && showsItsFile(node));
      load.awaitMore(100);
      clients.awaitMore(5);
      for (String plane : Planes.ALL) {
        assertTrue(admitted(plane), plane);
      }
      replace(() -> certificates.trust(List.of(after)));
      load.awaitMore(200);
      clients.awaitMore(10);
      assertEquals(List.of(), load.failures());
      assertEquals(List.of(), clients.failures());
      assertEquals(term, cluster.leader().leadership().term(), "nobody had to be elected");
    }
    for (Cluster node : cluster.nodes()) {
      assertEquals(List.of(), node.status().warnings(), node.nodeId());
      assertTrue(showsItsFile(node.nodeId()), node.nodeId());
    }
    oldAuthority_isOut();
    nobodyWasMissed();
  }

  private void oldAuthority_isOut() throws Exception {
    Cluster node = cluster.node("n1");
    for (String plane : Planes.ALL) {
      double refused = Planes.refused(node, plane);
      assertFalse(admitted(plane), plane);
      await().atMost(Duration.ofSeconds(10)).until(() -> Planes.refused(node, plane) > refused);
    }
  }

  /** Whether a port of n1 talks with who has a certificate of the old authority. */
  private boolean admitted(String plane) throws Exception {
    return Handshakes.admitted(certificates, "old", Planes.port(cluster, "n1", plane));
  }

  private void nobodyWasMissed() {
    events.forEach(
        (node, seen) -> {
          assertTrue(
              seen.stream()
                  .noneMatch(one -> one instanceof MemberFailed || one instanceof MemberLeft),
              () -> node + ": " + seen);
          assertEquals(3, seen.stream().filter(MemberJoined.class::isInstance).count(), node);
        });
  }

  private interface Change {
    void make() throws Exception;
  }

  private void replace(Change change) throws Exception {
    Map<String, Double> before = new HashMap<>();
    cluster.nodes().forEach(node -> before.put(node.nodeId(), reloads(node)));
    change.make();
    awaitAll(id -> reloads(cluster.node(id)) > before.get(id));
  }

  private static double reloads(Cluster node) {
    return TlsIT.figure(node, "quorate_tls_reloads_total");
  }

  private interface Condition {
    boolean holds(String node) throws Exception;
  }

  private void awaitAll(Condition condition) {
    for (Cluster node : cluster.nodes()) {
      await().atMost(Duration.ofSeconds(20)).until(() -> condition.holds(node.nodeId()));
    }
  }

  /** Whether all ports of a node show the certificate that is in its file. */
  private boolean showsItsFile(String node) throws Exception {
    for (String plane : Planes.ALL) {
      int port = Planes.port(cluster, node, plane);
      if (!Handshakes.shown("127.0.0.1", port).equals(certificates.leaf(node))) {
        return false;
      }
    }
    return true;
  }
}
