/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.HostPort;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lookups at a real name server whose records change. */
@Timeout(60)
class DnsSourceIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @TempDir Path directory;

  private Dnsmasq dns;

  @BeforeEach
  void start() throws Exception {
    dns = new Dnsmasq(directory);
  }

  @AfterEach
  void stop() throws Exception {
    dns.close();
  }

  private DnsSource source(String name) {
    return source(name, dns.address());
  }

  private static DnsSource source(String name, String... servers) {
    List<HostPort> list = List.of(servers).stream().map(HostPort::parse).toList();
    return new DnsSource(DnsName.parse(name), 7946, new DnsLookups(list, TIMEOUT));
  }

  private static Set<String> found(DnsSource source) throws DiscoveryFailure {
    Set<String> found = new TreeSet<>();
    source.look().forEach(member -> found.add(member.toString()));
    return found;
  }

  private static String failure(DnsSource source) {
    return String.valueOf(assertThrows(DiscoveryFailure.class, source::look).getMessage());
  }

  @Test
  void addresses_getTheConfiguredPort_orTheirOwn() throws Exception {
    dns.publish("host-record=nodes.test,10.0.0.1", "host-record=nodes.test,10.0.0.2,fd00::2");
    Set<String> expected = Set.of("10.0.0.1:7946", "10.0.0.2:7946", "[fd00:0:0:0:0:0:0:2]:7946");
    assertEquals(expected, found(source("nodes.test")));
    assertEquals(
        Set.of("10.0.0.1:9", "10.0.0.2:9", "[fd00:0:0:0:0:0:0:2]:9"),
        found(source("nodes.test:9")));
  }

  @Test
  void ipv6Alone_isEnough() throws Exception {
    dns.publish("host-record=six.test,fd00::6");
    assertEquals(Set.of("[fd00:0:0:0:0:0:0:6]:7946"), found(source("six.test")));
  }

  @Test
  void services_haveTheirPorts_andTheirTargetsAddresses() throws Exception {
    String[] records = {
      "srv-host=_quorate._tcp.test,a.test,7001",
      "srv-host=_quorate._tcp.test,b.test,7002",
      "srv-host=plain.test,a.test,7003",
      "host-record=a.test,10.0.0.1",
      "host-record=b.test,10.0.0.2,fd00::2",
    };
    dns.publish(records);
    assertEquals(
        Set.of("10.0.0.1:7001", "10.0.0.2:7002", "[fd00:0:0:0:0:0:0:2]:7002"),
        found(source("_quorate._tcp.test")));
    assertEquals(Set.of("10.0.0.1:7003"), found(source("plain.test")), "without underscores too");
  }

  @Test
  void serviceWhoseTargetsAreGone_isAFailure() throws Exception {
    dns.publish("srv-host=_q._tcp.test,gone.test,7001");
    assertEquals(
        "the targets of SRV _q._tcp.test have no addresses; publish A or AAAA for them",
        failure(source("_q._tcp.test")));
  }

  @Test
  void alias_isFollowed() throws Exception {
    dns.publish("cname=www.test,nodes.test", "host-record=nodes.test,10.0.0.1");
    assertEquals(Set.of("10.0.0.1:7946"), found(source("www.test")));
  }

  @Test
  void missingName_isAFailure_untilItIsThere() throws Exception {
    dns.publish();
    DnsSource source = source("nodes.test");
    assertEquals(
        "there is no record SRV, A or AAAA of nodes.test; publish it, or correct"
            + " quorate.discovery.dns-names",
        failure(source));
    assertTrue(failure(source("_q._tcp.test")).startsWith("there is no record SRV of"));
    assertTrue(failure(source("nodes.test:1")).startsWith("there is no record A or AAAA of"));
    dns.publish("host-record=nodes.test,10.0.0.1");
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreException(DiscoveryFailure.class)
        .until(() -> found(source).equals(Set.of("10.0.0.1:7946")));
  }

  @Test
  void records_areKeptForTheirTimeToLive_andNoLonger() throws Exception {
    dns.publish("host-record=nodes.test,10.0.0.1,2");
    DnsSource source = source("nodes.test");
    long asked = System.nanoTime();
    assertEquals(Set.of("10.0.0.1:7946"), found(source));
    dns.publish("host-record=nodes.test,10.0.0.9,2");
    assertEquals(Set.of("10.0.0.9:7946"), found(source("nodes.test")), "whoever asks anew");
    Set<String> kept = found(source);
    if (Duration.ofNanos(System.nanoTime() - asked).compareTo(Duration.ofMillis(1_500)) < 0) {
      assertEquals(Set.of("10.0.0.1:7946"), kept);
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> found(source).equals(Set.of("10.0.0.9:7946")));
    Duration after = Duration.ofNanos(System.nanoTime() - asked);
    assertTrue(after.compareTo(Duration.ofMillis(900)) > 0, "asked again after " + after);
  }

  @Test
  void refusal_isAFailure() throws Exception {
    dns.publish();
    String failure = failure(source("nodes.example"));
    assertTrue(failure.contains("REFUSED"), failure);
    assertTrue(failure.contains(dns.address()), failure);
  }

  @Test
  void silentServer_isAFailureInTime() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      long before = System.nanoTime();
      String server = "127.0.0.1:" + silent.getLocalPort();
      String failure = failure(source("nodes.test:1", server));
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      assertTrue(failure.startsWith("no answer for A of nodes.test from"), failure);
      assertTrue(failure.contains(server), failure);
      assertTrue(took.compareTo(TIMEOUT.multipliedBy(2)) < 0, "took " + took);
    }
  }

  @Test
  void secondServer_isAskedWhenTheFirstIsSilentOrGone() throws Exception {
    dns.publish("host-record=nodes.test,10.0.0.1");
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      assertEquals(
          Set.of("10.0.0.1:1"),
          found(source("nodes.test:1", "127.0.0.1:" + silent.getLocalPort(), dns.address())));
    }
    Dnsmasq gone = new Dnsmasq(directory);
    assertEquals(
        Set.of("10.0.0.1:1"), found(source("nodes.test:1", gone.address(), dns.address())));
  }

  @Test
  void longAnswer_comesOverTcp() throws Exception {
    List<String> records = new ArrayList<>();
    IntStream.range(0, 200).forEach(i -> records.add("host-record=nodes.test,10.0.1." + i));
    dns.publish(records.toArray(String[]::new));
    assertEquals(200, found(source("nodes.test:1")).size());
  }

  @Test
  void lookups_leaveNoThreadBehind() throws Exception {
    dns.publish("host-record=nodes.test,10.0.0.1");
    found(source("nodes.test"));
    assertThrows(DiscoveryFailure.class, source("nodes.example")::look);
    assertEquals(
        List.of(),
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.toLowerCase(Locale.ROOT).contains("dnsjava"))
            .toList());
  }

  @Test
  void systemServers_areRead() {
    assertFalse(new NameServers(List.of()).current().servers().isEmpty());
  }

  @Test
  void interruption_endsAQuery() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      DnsSource source = source("nodes.test:1", "127.0.0.1:" + silent.getLocalPort());
      Thread looking =
          Thread.ofPlatform().start(() -> assertThrows(DiscoveryFailure.class, source::look));
      silent.receive(new DatagramPacket(new byte[512], 512));
      looking.interrupt();
      assertTrue(looking.join(Duration.ofSeconds(1)), "still waits");
    }
  }
}
