/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static io.quorate.cluster.impl.membership.Nodes.SOON;
import static io.quorate.cluster.impl.membership.Nodes.awaitMembers;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.examples.driver.process.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class MembershipIT {
  @RegisterExtension final Nodes nodes = new Nodes();

  @Test
  void threeMembers_formOneViewWithMetadata() {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2", a.address());
    // a seed that is not the coordinator must do
    TestNode c = nodes.start("n3", b.address());
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
    assertEquals("zone-of-n3", a.membership.member("n3").orElseThrow().metadata().get("zone"));
    assertEquals(c.address(), a.membership.member("n3").orElseThrow().membershipAddress());
    assertEquals(a.membership.view().id(), c.membership.view().id());
    await().atMost(SOON).until(() -> a.events.log().size() == 2 && c.events.log().size() == 2);
    assertEquals(List.of("joined n2", "joined n3"), a.events.log());
    assertEquals(List.of("quorate-n1-membership-events"), a.events.threads());
    assertEquals(1.0, a.membership.health("n1"));
    assertTrue(a.membership.health("n3") > 0.5, "health " + a.membership.health("n3"));
    assertEquals(0.0, a.membership.health("n9"));
    assertTrue(c.membership.seedsAnswered());
    assertTrue(a.membership.seedsAnswered(), "no foreign seeds");
  }

  @Test
  void leaving_isNotFailing() {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2", a.address());
    TestNode c = nodes.start("n3", a.address());
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
    c.close();
    awaitMembers(List.of(a, b), "n1", "n2");
    a.close(); // the coordinator
    awaitMembers(List.of(b), "n2");
    await().atMost(SOON).until(() -> b.events.log().contains("left n1"));
    assertTrue(b.events.log().contains("left n3"), () -> "" + b.events.log());
    assertTrue(a.events.log().contains("left n3"), () -> "" + a.events.log());
    assertFalse(b.events.log().toString().contains("failed"), () -> "" + b.events.log());
  }

  /** As where a machine is gone: its address does not even refuse. */
  @Test
  void seedsThatDoNotAnswer_holdNobodyUp() throws Exception {
    try (Unanswering first = new Unanswering();
        Unanswering second = new Unanswering()) {
      TestNode a = nodes.start("n1", first.address(), second.address());
      TestNode b = nodes.start("n2", a.address(), first.address(), second.address());
      awaitMembers(List.of(a, b), "n1", "n2");
      a.membership.crash();
      TestNode c = nodes.start("n3", b.address());
      awaitMembers(List.of(b, c), "n2", "n3");
    }
  }

  @Test
  void lateSeed_isMergedWith() throws Exception {
    int port = Ports.free();
    TestNode b = nodes.start("n2", "127.0.0.1:" + port);
    assertEquals(List.of("n2"), b.members());
    assertFalse(b.membership.seedsAnswered(), "the seed is down");
    TestNode a = nodes.keep(TestNode.create(nodes.cluster, "n1", port, "127.0.0.1:" + port));
    a.start();
    assertTrue(a.membership.seedsAnswered(), "the only seed is the node itself");
    assertTrue(a.membership.seeksItself());
    assertFalse(b.membership.seeksItself());
    awaitMembers(List.of(a, b), "n1", "n2");
    await().atMost(SOON).until(b.membership::seedsAnswered);
  }

  @Test
  void seedsGivenLater_areMergedWith_andThoseTakenAwayStay() {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2");
    assertEquals(List.of("n1"), a.members());
    b.seek(b.address(), a.address());
    assertTrue(b.membership.seeksItself());
    awaitMembers(List.of(a, b), "n1", "n2");
    await().atMost(SOON).until(b.membership::seedsAnswered);
    b.seek();
    TestNode c = nodes.start("n3", b.address());
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
  }

  @Test
  void messages_arriveInOrderAndBroadcastsToo() {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2", a.address());
    awaitMembers(List.of(a, b), "n1", "n2");
    List<Integer> got = new ArrayList<>();
    Collector collector = new Collector(got);
    TestNode c = nodes.start("n3", collector, a.address());
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
    int count = 2000;
    for (int i = 0; i < count; i++) {
      byte[] payload = ByteBuffer.allocate(4).putInt(i).array();
      if (i % 3 == 0) {
        a.membership.broadcast((byte) 1, payload);
      } else {
        assertTrue(a.membership.send("n3", (byte) 1, payload));
      }
    }
    await().atMost(SOON).until(() -> collector.size() == count);
    assertEquals(IntStream.range(0, count).boxed().toList(), collector.copy());
    assertFalse(a.membership.send("n9", (byte) 1, new byte[0]));
    assertTrue(a.membership.send("n2", (byte) 2, new byte[Membership.MAX_PAYLOAD]));
    await().atMost(SOON).until(() -> b.events.log().contains("message n1 2"));
    assertThrows(
        IllegalArgumentException.class,
        () -> a.membership.send("n2", (byte) 2, new byte[Membership.MAX_PAYLOAD + 1]));
    assertTrue(a.membership.counts().messagesSent() > count);
    assertEquals(0, b.membership.counts().messagesDropped());
  }

  @Test
  void slowListener_blocksNobodyElse() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Collector stuck =
        new Collector(new ArrayList<>()) {
          @Override
          public void joined(NodeInfo node) {
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    TestNode a = nodes.start("n1", stuck);
    TestNode b = nodes.start("n2", a.address());
    TestNode c = nodes.start("n3", a.address());
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
    c.close();
    awaitMembers(List.of(a, b), "n1", "n2");
    assertTrue(b.events.log().contains("left n3"), () -> "" + b.events.log());
    release.countDown();
  }

  @Test
  void update_isAnnouncedAgain() {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2", a.address());
    awaitMembers(List.of(a, b), "n1", "n2");
    UUID uuid = UUID.randomUUID();
    b.membership.update(info -> info.withClusterUuid(uuid).withAddresses("127.0.0.1:1", ""));
    await().atMost(SOON).until(() -> a.events.log().contains("updated n2"));
    assertEquals(uuid, a.membership.member("n2").orElseThrow().clusterUuid());
    assertEquals(b.address(), a.membership.member("n2").orElseThrow().membershipAddress());
    TestNode c = nodes.start("n3", a.address());
    awaitMembers(List.of(c), "n1", "n2", "n3");
    assertEquals("127.0.0.1:1", c.membership.member("n2").orElseThrow().raftAddress());
    assertThrows(
        IllegalArgumentException.class, () -> b.membership.update(info -> Infos.plain("n7")));
  }

  @Test
  void takenNodeId_isRefusedAtStart() {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2", a.address());
    awaitMembers(List.of(a, b), "n1", "n2");
    TestNode second =
        nodes.keep(TestNode.create(nodes.cluster, Infos.plain("n1", "inc-2"), 0, b.address()));
    MembershipException e = assertThrows(MembershipException.class, second::start);
    assertEquals(
        "node id n1 is already taken by " + a.address() + "; choose another quorate.node-id",
        e.getMessage());
    assertEquals(List.of("n1", "n2"), a.members());
    assertEquals("inc-1", b.membership.member("n1").orElseThrow().incarnation());
    assertFalse(b.events.log().toString().contains("left"), () -> "" + b.events.log());
  }

  @Test
  void takenNodeId_foundByMerge_isRefusedInTheSmallerGroup() throws Exception {
    int port = Ports.free();
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2", a.address());
    TestNode c = nodes.start("n3", a.address());
    TestNode second =
        nodes.keep(
            TestNode.create(nodes.cluster, Infos.plain("n1", "inc-2"), 0, "127.0.0.1:" + port));
    second.start();
    TestNode bridge = nodes.keep(TestNode.create(nodes.cluster, "n4", port, a.address()));
    bridge.start();
    String refused =
        "refused node id n1 is already taken by %s; choose another quorate.node-id"
            .formatted(a.address());
    await().atMost(SOON).until(() -> second.events.log().contains(refused));
    await().atMost(SOON).until(() -> second.members().equals(List.of("n1")));
    assertFalse(second.membership.send("n2", (byte) 1, new byte[0]));
    awaitMembers(List.of(a, b, c, bridge), "n1", "n2", "n3", "n4");
    assertEquals("inc-1", bridge.membership.member("n1").orElseThrow().incarnation());
    assertFalse(b.events.log().contains("left n1"), () -> "" + b.events.log());
  }

  @Test
  void crashedNode_returnsUnderTheSameId() {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2", a.address());
    awaitMembers(List.of(a, b), "n1", "n2");
    b.membership.crash();
    TestNode again =
        nodes.keep(TestNode.create(nodes.cluster, Infos.plain("n2", "inc-2"), 0, a.address()));
    again.start();
    await()
        .atMost(SOON)
        .until(
            () -> a.membership.member("n2").map(NodeInfo::incarnation).orElse("").equals("inc-2"));
    await().atMost(SOON).until(() -> a.events.log().size() == 3);
    assertEquals(List.of("joined n2", "failed n2", "joined n2"), a.events.log());
  }

  @Test
  void foreignClusterName_neverMixes() {
    TestNode a = nodes.start("n1");
    TestNode other = nodes.keep(TestNode.create("other-" + nodes.cluster, "n2", 0, a.address()));
    other.start();
    TestNode c = nodes.start("n3", a.address());
    awaitMembers(List.of(a, c), "n1", "n3");
    assertEquals(List.of("n2"), other.members());
    assertFalse(other.membership.seedsAnswered());
  }

  @Test
  void takenPort_isNamedWithTheWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TestNode a = nodes.keep(TestNode.create(nodes.cluster, "n1", taken.getLocalPort()));
      MembershipException e = assertThrows(MembershipException.class, a.membership::start);
      String message = String.valueOf(e.getMessage());
      assertTrue(
          message.startsWith("quorate.membership.bind-address=127.0.0.1:" + taken.getLocalPort()),
          message);
      assertTrue(message.contains("another port"), message);
    }
  }

  @Test
  void close_freesPortAndThreadsWithinThreeSeconds() throws Exception {
    TestNode a = nodes.start("n1");
    TestNode b = nodes.start("n2", a.address());
    awaitMembers(List.of(a, b), "n1", "n2");
    assertTrue(Nodes.threads().stream().anyMatch(name -> name.startsWith("quorate-n1-membership")));
    String address = b.address();
    long before = System.nanoTime();
    b.membership.close();
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, "close took " + took);
    b.membership.close();
    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertEquals(
                    List.of(),
                    Nodes.threads().stream().filter(name -> name.contains("quorate-n2")).toList()));
    HostPort bound = HostPort.parse("address", address);
    new ServerSocket(bound.port(), 1, InetAddress.getLoopbackAddress()).close();
    assertThrows(MembershipException.class, b.membership::start);
    assertFalse(b.membership.send("n1", (byte) 1, new byte[0]));
  }

  @Test
  void closeDuringStart_isFine() throws Exception {
    TestNode a = nodes.keep(TestNode.create(nodes.cluster, "n1", 0, "127.0.0.1:" + Ports.free()));
    List<Throwable> ended = new ArrayList<>();
    Thread starter =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    a.membership.start();
                  } catch (MembershipException e) {
                    ended.add(e);
                  }
                });
    await().atMost(SOON).until(() -> !Nodes.threads().isEmpty());
    long before = System.nanoTime();
    a.membership.close();
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    starter.join();
    assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, "close took " + took);
    assertEquals(1, ended.size(), "start reports that it was closed");
  }

  @Test
  void closeBeforeStart_isFine() {
    TestNode a = nodes.keep(TestNode.create(nodes.cluster, "n1", 0));
    a.membership.close();
    a.membership.close();
    assertThrows(MembershipException.class, a.membership::start);
  }
}
