/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static io.quorate.cluster.impl.TestCluster.total;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.spi.NodeHealth;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that form a cluster by their number: always one, never two. */
class FoundingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGER_THAN_A_PROPOSAL = Duration.ofSeconds(3);

  @TempDir private Path directory;
  private TestCluster cluster;

  @BeforeEach
  void prepare() {
    cluster =
        new TestCluster(directory, Counter::new)
            .set("quorate.bootstrap-expect", "3")
            .set("quorate.join", "auto")
            .set("quorate.autopilot.stabilization", "200ms");
    for (String id : List.of("n0", "n1", "n2", "n3", "n4")) {
      // So that each knows the others' seeds from the start.
      cluster.ports(id);
    }
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void startAtOnce(String... ids) throws InterruptedException {
    List<Thread> starts = new ArrayList<>();
    for (String id : ids) {
      starts.add(Thread.ofPlatform().start(() -> startAlone(id)));
    }
    for (Thread start : starts) {
      start.join();
    }
  }

  private void startAlone(String id) {
    cluster.start(id);
  }

  private void assertOneCluster(int voters) throws Exception {
    for (Cluster node : cluster.nodes()) {
      get(node.ready());
    }
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                cluster.leader().members().stream()
                        .filter(member -> member.suffrage() == Suffrage.VOTER)
                        .count()
                    == voters);
    Set<Optional<UUID>> ids = clusterIds();
    assertEquals(1, ids.size(), ids::toString);
    long before = total(cluster.leader(), ReadConsistency.LINEARIZABLE);
    for (Cluster node : cluster.nodes()) {
      get(node.appWrite("add", 1L, Long.class));
    }
    assertEquals(before + cluster.size(), total(cluster.follower(), ReadConsistency.LINEARIZABLE));
  }

  private Set<Optional<UUID>> clusterIds() {
    Set<Optional<UUID>> ids = new HashSet<>();
    cluster.nodes().forEach(node -> ids.add(node.status().clusterId()));
    return ids;
  }

  @Test
  void threeAtOnce_formOneCluster() throws Exception {
    startAtOnce("n1", "n2", "n3");
    assertOneCluster(3);
  }

  @Test
  void oneAfterTheOther_formOneCluster_whenTheLastHasCome() throws Exception {
    cluster.start("n3");
    cluster.start("n2");
    await()
        .pollDelay(LONGER_THAN_A_PROPOSAL)
        .atMost(PATIENCE)
        .until(() -> clusterIds().equals(Set.of(Optional.empty())));
    cluster.start("n1");
    assertOneCluster(3);
  }

  @Test
  void fourAtOnce_formOneClusterOfThree_andTheFourthComesIn() throws Exception {
    startAtOnce("n1", "n2", "n3", "n4");
    assertOneCluster(4);
  }

  private void startExpecting(String id, int number) {
    cluster.start(
        id, builder -> builder.config("quorate.bootstrap-expect", Integer.toString(number)));
  }

  private void awaitWarning(String id, String expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertEquals(List.of(expected), cluster.node(id).status().warnings()));
  }

  @Test
  void nodeWithoutANumber_isNamed_doesNotKeepTheOthers_andComesIn() throws Exception {
    startExpecting("n0", 0);
    startAtOnce("n1", "n2");
    awaitWarning(
        "n2",
        "n2 waits for 3 nodes with quorate.bootstrap-expect=3: n1, n2 seen; n0 expects none; start"
            + " those that are missing, or set it on n0");
    cluster.start("n3");
    assertOneCluster(4);
  }

  @Test
  void nodeWithAnotherNumber_isNamed_andFoundsWithTheOthers_onceItIsCorrected() throws Exception {
    startExpecting("n3", 2);
    startAtOnce("n1", "n2");
    awaitWarning(
        "n1",
        "n1 forms no cluster while numbers differ: it has quorate.bootstrap-expect=3, n3 expects 2"
            + " (quorate.bootstrap=true counts as 1); set the same number on all, or stop those"
            + " that are not to form the cluster");
    cluster.stop("n3");
    cluster.start("n3");
    assertOneCluster(3);
  }

  @Test
  void nodeThatBootstraps_waits_whileItSeesOneThatExpectsMore_andSaysSo() throws Exception {
    cluster.start("n1");
    cluster.start("n2", builder -> builder.config("quorate.bootstrap-expect", "0").bootstrap(true));
    String doubt =
        "n2 does not form a cluster yet: it has quorate.bootstrap=true, and n1 expects 3; set one"
            + " or the other on all, or stop those that are not to form the cluster";
    await()
        .during(LONGER_THAN_A_PROPOSAL)
        .atMost(PATIENCE)
        .until(() -> cluster.node("n2").status().warnings().contains(doubt));
    assertEquals(Optional.empty(), cluster.node("n2").status().clusterId());
    cluster.stop("n1");
    get(cluster.node("n2").ready());
  }

  @Test
  void allStoppedAndStarted_areTheSameCluster() throws Exception {
    startAtOnce("n1", "n2", "n3");
    assertOneCluster(3);
    Set<Optional<UUID>> before = clusterIds();
    for (String id : List.of("n1", "n2", "n3")) {
      cluster.stop(id);
    }
    startAtOnce("n1", "n2", "n3");
    assertOneCluster(3);
    assertEquals(before, clusterIds());
  }

  /** Whose state and operations no other node has. */
  @ClusterHandler("stranger")
  static class Stranger {
    private long seen;

    @OnWrite("see")
    long see(long more) {
      seen += more;
      return seen;
    }

    @SaveSnapshot
    void save(OutputStream out) throws IOException {
      out.write(Long.toString(seen).getBytes(UTF_8));
    }

    @LoadSnapshot
    void load(InputStream in) throws IOException {
      seen = Long.parseLong(new String(in.readAllBytes(), UTF_8));
    }
  }

  /** As in an upgrade that brings a cluster its first operations, node by node. */
  @Test
  void nodesWithoutACommonOperation_areReady_andHaveItsCallsRefused_untilTheyHaveOne()
      throws Exception {
    cluster.startWith("n3", new Stranger());
    startAtOnce("n1", "n2");
    for (Cluster node : cluster.nodes()) {
      get(node.ready());
    }
    ExecutionException refused =
        assertThrows(
            ExecutionException.class,
            () -> get(cluster.node("n1").appWrite("add", 1L, Long.class)));
    assertEquals(
        Code.VERSION_MISMATCH,
        assertInstanceOf(NotCommittedException.class, refused.getCause()).code());
    cluster.stop("n3");
    cluster.start("n3");
    get(cluster.node("n3").ready());
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> get(cluster.node("n3").appWrite("add", 1L, Long.class)) > 0);
    assertOneCluster(3);
  }

  /** Brings nothing that would have to be enabled. */
  @ClusterHandler("reader")
  static class Reader {
    @OnRead("nothing")
    long nothing() {
      return 0;
    }

    @SaveSnapshot
    void save(OutputStream out) {}

    @LoadSnapshot
    void load(InputStream in) {}
  }

  @Test
  void clusterWithoutOperations_waitsUntilAllSeeEachOther_andIsReadyThen() throws Exception {
    for (String id : List.of("n1", "n2", "n3")) {
      cluster.startWith(id, new Reader());
    }
    for (Cluster node : cluster.nodes()) {
      get(node.ready());
    }
    for (String id : List.of("n1", "n2", "n3")) {
      cluster.stop(id);
    }
    startAtOnce("n1", "n2");
    for (Cluster node : cluster.nodes()) {
      NodeHealth health = new NodeHealth(node, 0);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  health
                      .readiness()
                      .equals(
                          List.of(
                              "this node does not take part yet: what was committed when it"
                                  + " started is not applied, or no operation is enabled because"
                                  + " the configured nodes do not all see each other")));
    }
    cluster.start("n3");
    assertOneCluster(3);
  }
}
