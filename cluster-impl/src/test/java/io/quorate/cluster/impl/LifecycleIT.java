/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.LeadershipGained;
import io.quorate.cluster.event.LeadershipLost;
import io.quorate.cluster.event.MemberFailed;
import io.quorate.cluster.event.MemberJoined;
import io.quorate.cluster.event.MemberLeft;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleIT {
  /** Its name is in that of its temporary directory; no other test has one of that name. */
  private static final String HOMELESS = "homeless";

  @TempDir Path directory;

  private static Set<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("quorate-"))
        .collect(Collectors.toSet());
  }

  @Test
  void close_releasesPortsAndThreads_andTwiceIsFine() throws Exception {
    TestCluster cluster = new TestCluster(directory, Counter::new).form(1);
    Cluster node = cluster.node("n1");
    long begin = System.nanoTime();
    node.close();
    node.close();
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    assertTrue(millis < 5_000, () -> "closing took " + millis + " ms");
    for (int port : cluster.ports("n1")) {
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertEquals(port, free.getLocalPort());
      }
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> ourThreads().isEmpty());
  }

  @Test
  void host_keepsItsDefaultHandlerAndExitIsNeverCalled() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(1)) {
      assertSame(before, Thread.getDefaultUncaughtExceptionHandler());
      try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String address = "127.0.0.1:" + taken.getLocalPort();
        assertThrows(
            ClusterStartException.class,
            () -> cluster.start("n2", builder -> builder.config("quorate.raft.address", address)));
      }
    }
    assertSame(before, Thread.getDefaultUncaughtExceptionHandler());
  }

  @Test
  void nodeWithoutDataDirectory_worksAndLeavesNothing() throws Exception {
    Set<Path> before = temporaryDirectories();
    try (TestCluster cluster = new TestCluster(directory, Counter::new)) {
      Cluster node =
          cluster.start(
              HOMELESS, builder -> builder.config("quorate.data-dir", "").bootstrap(true));
      get(node.ready());
      assertEquals(3L, get(node.appWrite("add", 3L, Long.class)));
      assertEquals(1, temporaryDirectories().size() - before.size());
    }
    assertEquals(before, temporaryDirectories());
  }

  private static Set<Path> temporaryDirectories() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(
              path -> path.getFileName().toString().startsWith("quorate-" + HOMELESS + "-"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void failedStart_leavesNothingBehind() throws IOException {
    try (TestCluster cluster = new TestCluster(directory, Counter::new);
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      try {
        cluster.start("n1", builder -> builder.config("quorate.management.address", address));
      } catch (RuntimeException expected) {
        assertTrue(expected.getMessage().contains(address));
      }
      await().atMost(Duration.ofSeconds(5)).until(() -> ourThreads().isEmpty());
      cluster.start("n1", builder -> builder.bootstrap(true));
    }
  }

  @Test
  void events_tellJoinLeaveAndLeadershipInOrder() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(2)) {
      Cluster leader = cluster.leader();
      Cluster other = cluster.follower();
      List<ClusterEvent> events = new CopyOnWriteArrayList<>();
      other.subscribe(events::add, EventStart.CURRENT_STATE);
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> events.stream().filter(MemberJoined.class::isInstance).count() == 2);
      get(leader.admin().transferLeadership(other.nodeId()));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> events.stream().anyMatch(LeadershipGained.class::isInstance));
      get(other.admin().transferLeadership(leader.nodeId()));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> events.stream().anyMatch(LeadershipLost.class::isInstance));
      cluster.stop(leader.nodeId());
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> events.stream().anyMatch(MemberLeft.class::isInstance));
      assertTrue(events.stream().noneMatch(MemberFailed.class::isInstance), events::toString);
    }
  }

  @Test
  void stoppedLeader_handsOver_beforeItIsSeenToLeave() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3)) {
      String leader = cluster.leader().nodeId();
      Map<String, List<ClusterEvent>> seen = new HashMap<>();
      for (Cluster node : cluster.nodes()) {
        List<ClusterEvent> events = new CopyOnWriteArrayList<>();
        seen.put(node.nodeId(), events);
        node.subscribe(events::add, EventStart.CURRENT_STATE);
      }
      cluster.stop(leader);
      // At the one that took over: the third may hear of it later.
      List<ClusterEvent> events = seen.get(cluster.leader().nodeId());
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> first(events, event -> isDeparture(event, leader)) >= 0);
      int left = first(events, event -> isDeparture(event, leader));
      int gained = first(events, event -> isTakenOver(event, leader));
      assertTrue(gained >= 0 && gained < left, events::toString);
      assertTrue(events.stream().noneMatch(MemberFailed.class::isInstance), events::toString);
    }
  }

  private static int first(List<ClusterEvent> events, Predicate<ClusterEvent> wanted) {
    return IntStream.range(0, events.size())
        .filter(i -> wanted.test(events.get(i)))
        .findFirst()
        .orElse(-1);
  }

  private static boolean isDeparture(ClusterEvent event, String id) {
    return event instanceof MemberLeft departure && departure.member().id().equals(id);
  }

  private static boolean isTakenOver(ClusterEvent event, String from) {
    return event instanceof LeaderChanged change
        && change.leaderId().filter(id -> !id.equals(from)).isPresent();
  }

  @Test
  void leave_removesFromTheConfiguration_andTheNodeCanJoinAgainAfterARestart() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Counter::new).form(3)) {
      get(cluster.leader().appWrite("add", 7L, Long.class));
      String leaving = cluster.follower().nodeId();
      String through = cluster.leader().nodeId();
      get(cluster.node(through).admin().leave(leaving));
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> cluster.node(leaving).status().haltReason().isPresent());
      cluster.stop(leaving);
      cluster.start(leaving);
      cluster.join(through, leaving);
      assertEquals(
          7,
          TestCluster.total(
              cluster.node(leaving), io.quorate.cluster.ReadConsistency.LINEARIZABLE));
    }
  }
}
