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
import io.quorate.cluster.impl.discovery.Dnsmasq;
import io.quorate.cluster.spi.DiscoveryProvider;
import io.quorate.cluster.spi.DiscoverySetup;
import io.quorate.cluster.spi.DiscoverySource;
import io.quorate.cluster.spi.Metric;
import io.quorate.examples.driver.process.Ports;
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

  /** More than a node waits for members that are down. */
  private static final Duration LONG = Duration.ofSeconds(13);

  @TempDir Path directory;

  private TestCluster cluster;
  private Dnsmasq dns;

  @BeforeEach
  void prepare() throws Exception {
    dns = new Dnsmasq(directory);
    cluster =
        new TestCluster(directory.resolve("data"), Counter::new)
            .set("quorate.membership.seeds", "")
            .set("quorate.discovery.refresh", "200ms")
            .set("quorate.discovery.timeout", "1s")
            .set("quorate.discovery.dns-servers", dns.address());
    IDS.forEach(cluster::ports);
  }

  @AfterEach
  void close() throws Exception {
    cluster.close();
    dns.close();
  }

  private void startAll() {
    IDS.forEach(id -> cluster.start(id, builder -> builder.bootstrap(id.equals("n1"))));
  }

  private String address(String id) {
    return "127.0.0.1:" + cluster.ports(id)[0];
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
    awaitWarning("n1", warning);
  }

  private void awaitWarning(String id, String warning) {
    await()
        .atMost(SOON)
        .until(() -> String.join("; ", cluster.node(id).status().warnings()).contains(warning));
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
    Files.writeString(file, "127.0.0.1:" + Ports.free());
    startAll();
    awaitNoCluster("what discovery has found does not name this node, " + address("n1"));
    Files.writeString(file, IDS.stream().map(this::address).collect(Collectors.joining("\n")));
    awaitOneCluster();
    assertEquals(3, figure(cluster.node("n2"), "addresses", "file"));
    assertTrue(figure(cluster.node("n2"), "refreshes_total", "file") > 3);
    assertEquals(0, figure(cluster.node("n2"), "failures_total", "file"));
  }

  /** As if its disk had been lost. */
  @Test
  void bootstrapNode_whoseListIsCorrected_findsTheClusterThatExists() throws Exception {
    Path file = directory.resolve("members");
    cluster.set("quorate.discovery.kind", "file").set("quorate.discovery.file-path", "" + file);
    Files.writeString(file, address("n2") + "\n" + address("n3"));
    cluster.start("n2", builder -> builder.bootstrap(true));
    cluster.start("n3");
    get(cluster.node("n2").ready());
    cluster.join("n2", "n3");
    Files.writeString(file, "127.0.0.1:" + Ports.free());
    cluster.start("n1", builder -> builder.bootstrap(true));
    awaitWarning("n1", "what discovery has found does not name this node");
    Files.writeString(file, IDS.stream().map(this::address).collect(Collectors.joining(",")));
    await().atMost(SOON).until(() -> members(cluster.node("n1")).equals(IDS));
    assertEquals(Optional.empty(), cluster.node("n1").status().clusterId());
    cluster.join("n2", "n1");
    assertEquals(cluster.node("n2").status().clusterId(), cluster.node("n1").status().clusterId());
  }

  /**
   * As where its disk was replaced while the name server is down, and its second seed is in a
   * cluster: whether the name exists is not known, or denied for the moment.
   */
  @Test
  void bootstrapNode_thatCannotLookItsSeedsUp_formsNone() throws Exception {
    cluster.start(
        "n1",
        builder ->
            builder
                .bootstrap(true)
                .config("quorate.membership.seeds", address("n1") + ",n2.invalid:7946"));
    awaitNoCluster("n2.invalid:7946");
    awaitWarning("n1", "mend DNS, or take it out of quorate.membership.seeds");
  }

  /** A cluster that was seen exists, though its members are out of sight. */
  @Test
  void bootstrapNode_thatHasSeenACluster_formsNoneWhenThatIsGone() throws Exception {
    cluster.set("quorate.membership.seeds", address("n1") + "," + address("n2"));
    cluster.start("n2", builder -> builder.bootstrap(true));
    get(cluster.node("n2").ready());
    Cluster first = cluster.start("n1", builder -> builder.bootstrap(true));
    await().atMost(SOON).until(() -> members(first).equals(List.of("n1", "n2")));
    cluster.stop("n2");
    await().atMost(SOON).until(() -> members(first).equals(List.of("n1")));
    awaitNoCluster("n1 is not in the configuration");
    get(cluster.start("n2").ready());
    cluster.join("n2", "n1");
    assertEquals(cluster.node("n2").status().clusterId(), first.status().clusterId());
  }

  @Test
  void bootstrapNode_whoseFileHasAHostWithoutAddress_formsWhenItIsCorrected() throws Exception {
    Path file = directory.resolve("members");
    cluster.set("quorate.discovery.kind", "file").set("quorate.discovery.file-path", "" + file);
    Files.writeString(file, address("n1") + ",n2.invalid:7946");
    cluster.start("n1", builder -> builder.bootstrap(true));
    awaitNoCluster("mend DNS, or take it out of file " + file);
    Files.writeString(file, address("n1"));
    get(cluster.node("n1").ready());
  }

  @Test
  void missingFile_isWarnedAbout_andFollowedWhenWritten() throws Exception {
    Path file = directory.resolve("members");
    cluster.set("quorate.discovery.kind", "file").set("quorate.discovery.file-path", "" + file);
    startAll();
    awaitWarning("n1", "discovery by file " + file + " has not given a list yet");
    assertTrue(figure(cluster.node("n1"), "failures_total", "file") > 0);
    Files.writeString(file, IDS.stream().map(this::address).collect(Collectors.joining(",")));
    awaitOneCluster();
    Files.delete(file);
    awaitWarning("n3", "fails: " + file + " is not there (quorate.discovery.file-path); write it");
    assertEquals(IDS, members(cluster.node("n3")));
    assertEquals(3, figure(cluster.node("n3"), "addresses", "file"), "the last good list");
  }

  /** The targets have IPv6 addresses too, where nobody listens. */
  private String[] services(List<String> ids, int offset) {
    List<String> records = new ArrayList<>();
    for (String id : ids) {
      int port = cluster.ports(id)[0] + offset;
      records.add("srv-host=_quorate._tcp.test," + id + ".test," + port);
      records.add("host-record=" + id + ".test,127.0.0.1,::1,1");
    }
    return records.toArray(String[]::new);
  }

  @Test
  void services_ofANameServerThatIsLateAndWrong_areFollowed() throws Exception {
    cluster
        .set("quorate.discovery.kind", "dns")
        .set("quorate.discovery.dns-names", "_quorate._tcp.test");
    startAll();
    awaitNoCluster("discovery by DNS name _quorate._tcp.test has not given a list yet");
    dns.publish(
        "srv-host=_quorate._tcp.test,n9.test," + Ports.free(), "host-record=n9.test,127.0.0.1");
    awaitWarning("n1", "what discovery has found does not name this node");
    dns.publish(services(IDS, 0));
    awaitOneCluster();
    dns.stop();
    awaitWarning("n2", "discovery by DNS name _quorate._tcp.test fails: no answer for SRV");
    assertEquals(IDS, members(cluster.node("n2")), "the last good list");
  }

  /** One port, so that addresses have to differ. */
  @Test
  void addresses_ofOneName_areFollowed() throws Exception {
    int port = cluster.ports("n1")[0];
    cluster
        .set("quorate.discovery.kind", "dns,file")
        .set("quorate.discovery.file-env", "PATH_THAT_IS_NOT_SET")
        .set("quorate.discovery.file-path", "" + Files.writeString(directory.resolve("none"), "#"))
        .set("quorate.discovery.dns-names", "nodes.test:" + port);
    dns.publish("host-record=nodes.test,127.0.0.1,1");
    for (int i = 1; i <= IDS.size(); i++) {
      String address = "127.0.0." + i + ":" + port;
      String id = IDS.get(i - 1);
      cluster.start(
          id,
          builder ->
              builder
                  .bootstrap(id.equals("n1"))
                  .config("quorate.membership.bind-address", address));
    }
    await().atMost(SOON).until(() -> members(cluster.node("n2")).contains("n1"));
    dns.publish(
        "host-record=nodes.test,127.0.0.1,1",
        "host-record=nodes.test,127.0.0.2",
        "host-record=nodes.test,127.0.0.3");
    awaitOneCluster();
    await().atMost(SOON).until(() -> figure(cluster.node("n1"), "addresses", "dns") == 3);
  }

  @Test
  void ipv6Addresses_areFollowed() throws Exception {
    int port = cluster.ports("n1")[0];
    cluster
        .set("quorate.discovery.kind", "dns")
        .set("quorate.discovery.dns-names", "_quorate._tcp.test");
    String[] records = {
      "srv-host=_quorate._tcp.test,n1.test," + port,
      "srv-host=_quorate._tcp.test,n2.test," + cluster.ports("n2")[0],
      "host-record=n1.test,127.0.0.1,::1",
      "host-record=n2.test,::1",
    };
    dns.publish(records);
    for (String id : List.of("n1", "n2")) {
      String address = "[::1]:" + cluster.ports(id)[0];
      cluster.start(
          id,
          builder ->
              builder
                  .bootstrap(id.equals("n1"))
                  .config("quorate.membership.bind-address", address));
    }
    get(cluster.node("n1").ready());
    cluster.join("n1", "n2");
    assertEquals(List.of("n1", "n2"), members(cluster.node("n1")));
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
