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
import io.quorate.cluster.HostPort;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.spi.DiscoveryProvider;
import io.quorate.cluster.spi.DiscoverySetup;
import io.quorate.cluster.spi.DiscoverySource;
import io.quorate.cluster.spi.Metric;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that find each other by lists which are late or wrong at first. */
@Timeout(120)
class DiscoveryIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final List<String> IDS = List.of("n1", "n2", "n3");

  /** More than a node waits for seeds that are down. */
  private static final Duration LONG = Duration.ofSeconds(5);

  @TempDir Path directory;

  private TestCluster cluster;

  @BeforeEach
  void prepare() throws Exception {
    cluster =
        new TestCluster(directory.resolve("data"), Counter::new)
            .set("quorate.membership.seeds", "")
            .set("quorate.discovery.refresh", "200ms")
            .set("quorate.discovery.timeout", "1s");
    IDS.forEach(cluster::ports);
  }

  @AfterEach
  void close() throws Exception {
    cluster.close();
  }

  private void startAll() {
    IDS.forEach(id -> cluster.start(id, builder -> builder.bootstrap(id.equals("n1"))));
  }

  private String address(String id) {
    return "127.0.0.1:" + cluster.ports(id)[0];
  }

  private static int unusedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> members(Cluster node) {
    return node.members().stream().map(member -> member.id()).sorted().toList();
  }

  private void awaitNoCluster(String warning) {
    await()
        .during(LONG)
        .atMost(LONG.plusSeconds(10))
        .until(
            () -> {
              for (Cluster node : cluster.nodes()) {
                assertEquals(Optional.empty(), node.status().clusterId());
              }
              return true;
            });
    String warnings = String.join("; ", cluster.node("n1").status().warnings());
    assertTrue(warnings.contains(warning), warnings);
  }

  private void awaitOneCluster() throws Exception {
    for (Cluster node : cluster.nodes()) {
      await().atMost(SOON).untilAsserted(() -> assertEquals(IDS, members(node)));
    }
    get(cluster.node("n1").ready());
    cluster.join("n1", "n2");
    cluster.join("n1", "n3");
    get(cluster.node("n3").appWrite("add", 5L, Long.class));
    List<Optional<UUID>> ids = new ArrayList<>();
    for (Cluster node : cluster.nodes()) {
      assertEquals(5, TestCluster.total(node, ReadConsistency.LINEARIZABLE));
      ids.add(node.status().clusterId());
    }
    assertEquals(1, ids.stream().distinct().count(), ids::toString);
  }

  private static double figure(Cluster node, String name, String kind) {
    return node.metrics().stream()
        .filter(metric -> metric.name().equals("quorate_discovery_" + name))
        .filter(metric -> kind.equals(metric.labels().get("kind")))
        .mapToDouble(Metric::value)
        .sum();
  }

  @Test
  void file_thatIsWrongAtFirst_isFollowedWhenCorrected() throws Exception {
    Path file = directory.resolve("members");
    cluster.set("quorate.discovery.kind", "file").set("quorate.discovery.file-path", "" + file);
    Files.writeString(file, "127.0.0.1:" + unusedPort());
    startAll();
    awaitNoCluster("what discovery has found does not name this node, " + address("n1"));
    Files.writeString(file, IDS.stream().map(this::address).collect(Collectors.joining("\n")));
    awaitOneCluster();
    assertEquals(3, figure(cluster.node("n2"), "addresses", "file"));
    assertTrue(figure(cluster.node("n2"), "refreshes_total", "file") > 3);
    assertEquals(0, figure(cluster.node("n2"), "failures_total", "file"));
  }

  @Test
  void missingFile_isWarnedAbout_andFollowedWhenWritten() throws Exception {
    Path file = directory.resolve("members");
    cluster.set("quorate.discovery.kind", "file").set("quorate.discovery.file-path", "" + file);
    startAll();
    awaitNoCluster("discovery by file " + file + " has not given a list yet");
    assertTrue(figure(cluster.node("n1"), "failures_total", "file") > 0);
    Files.writeString(file, IDS.stream().map(this::address).collect(Collectors.joining(",")));
    awaitOneCluster();
    Files.delete(file);
    String warning = "fails: " + file + " is not there (quorate.discovery.file-path); write it";
    await()
        .atMost(SOON)
        .until(() -> ("" + cluster.node("n3").status().warnings()).contains(warning));
    assertEquals(IDS, members(cluster.node("n3")));
    assertEquals(3, figure(cluster.node("n3"), "addresses", "file"), "the last good list");
  }

  @Test
  void ownKind_isUsed_andClosedWithTheNode() {
    List<String> said = new ArrayList<>();
    DiscoveryProvider provider =
        new DiscoveryProvider() {
          @Override
          public String kind() {
            return "mine";
          }

          @Override
          public DiscoverySource open(DiscoverySetup setup) {
            said.add(setup.nodeId() + " " + setup.options());
            return new DiscoverySource() {
              @Override
              public List<HostPort> look() {
                return List.of(HostPort.parse(address("n1")));
              }

              @Override
              public void close() {
                said.add("closed");
              }
            };
          }
        };
    cluster.start("n1", builder -> builder.bootstrap(true));
    Cluster second =
        cluster.start(
            "n2",
            builder ->
                builder
                    .discovery(provider)
                    .config("quorate.discovery.kind", "mine")
                    .config("quorate.discovery.options", "a=b"));
    await().atMost(SOON).until(() -> members(second).equals(List.of("n1", "n2")));
    cluster.stop("n2");
    assertEquals(List.of("n2 {a=b}", "closed"), said);
  }
}
