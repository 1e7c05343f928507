/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.impl.format.NodeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that end between opening a cluster's log and its first entry, which names the voters. */
class FirstVotersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private TestCluster cluster;

  @BeforeEach
  void prepare() {
    cluster = new TestCluster(directory, Counter::new);
    for (String id : List.of("n1", "n2", "n3")) {
      cluster.ports(id);
    }
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private UUID formAlone() throws Exception {
    startAlone();
    get(cluster.node("n1").ready());
    UUID formed = clusterId("n1");
    cluster.stop("n1");
    return formed;
  }

  private void startAlone() {
    cluster.start("n1", builder -> TestCluster.alone(builder).bootstrap(true));
  }

  private UUID formThree() throws Exception {
    cluster.set("quorate.bootstrap-expect", "3");
    startAll("n1", "n2", "n3");
    for (Cluster node : cluster.nodes()) {
      get(node.ready());
    }
    UUID formed = clusterId("n1");
    for (String id : List.of("n1", "n2", "n3")) {
      cluster.stop(id);
    }
    return formed;
  }

  private void startAll(String... ids) {
    for (String id : ids) {
      cluster.start(id);
    }
  }

  private UUID clusterId(String id) {
    return cluster.node(id).status().clusterId().orElseThrow();
  }

  private Path nodeFile(String id) {
    return directory.resolve(id).resolve("node.json");
  }

  private NodeFile file(String id) {
    return NodeFile.read(nodeFile(id)).orElseThrow();
  }

  private Path group(String id, UUID formed) {
    return directory.resolve(id).resolve("groups").resolve(formed.toString());
  }

  /** Leaves what the engine has written when it has opened a group: its term and its vote. */
  private void beforeTheFirstEntry(String id, UUID formed) throws IOException {
    assertTrue(Files.exists(group(id, formed).resolve("current/raft-meta")));
    delete(group(id, formed), "raft-meta");
  }

  private static void delete(Path group, String left) throws IOException {
    try (Stream<Path> all = Files.walk(group)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(left)) {
          Files.delete(file);
        }
      }
    }
  }

  private void forgetTheCluster(String id) {
    new NodeFile(id, file(id).incarnation(), null, 0).write(nodeFile(id));
  }

  private void assertWritesIn(UUID formed, String... ids) throws Exception {
    for (String id : ids) {
      get(cluster.node(id).ready());
      assertEquals(formed, clusterId(id));
    }
    long before = TestCluster.total(cluster.node(ids[0]), ReadConsistency.LINEARIZABLE);
    assertEquals(before + 1, get(cluster.node(ids[0]).appWrite("add", 1L, Long.class)));
  }

  @Test
  void oneThatBootstraps_goesOn() throws Exception {
    UUID formed = formAlone();
    beforeTheFirstEntry("n1", formed);
    startAlone();
    assertWritesIn(formed, "n1");
  }

  @Test
  void oneThatBootstraps_beforeItRemembersTheCluster_goesOn() throws Exception {
    UUID formed = formAlone();
    beforeTheFirstEntry("n1", formed);
    forgetTheCluster("n1");
    startAlone();
    assertWritesIn(formed, "n1");
    assertEquals(formed, file("n1").clusterUuid());
  }

  /** Nothing was promised in it. */
  @Test
  void oneThatBootstraps_beforeTheLogIsThere_formsAnew() throws Exception {
    UUID formed = formAlone();
    String incarnation = file("n1").incarnation();
    delete(group("n1", formed), "none");
    forgetTheCluster("n1");
    startAlone();
    get(cluster.node("n1").ready());
    assertEquals(incarnation, file("n1").incarnation());
    assertEquals(clusterId("n1"), file("n1").clusterUuid());
    cluster.stop("n1");
    startAlone();
    get(cluster.node("n1").ready());
  }

  /** A vote may have been lost with it. */
  @Test
  void logThatIsGone_andWasRemembered_isAnotherIncarnation() throws Exception {
    UUID formed = formAlone();
    String incarnation = file("n1").incarnation();
    delete(group("n1", formed), "none");
    startAlone();
    get(cluster.node("n1").ready());
    assertNotEquals(incarnation, file("n1").incarnation());
    assertNotEquals(formed, clusterId("n1"));
  }

  @Test
  void allFounders_goOn() throws Exception {
    UUID formed = formThree();
    for (String id : List.of("n1", "n2", "n3")) {
      beforeTheFirstEntry(id, formed);
    }
    startAll("n1", "n2", "n3");
    assertWritesIn(formed, "n1", "n2", "n3");
  }

  @Test
  void proposer_beforeItRemembersTheCluster_goesOnWithTheOthers() throws Exception {
    UUID formed = formThree();
    for (String id : List.of("n1", "n2", "n3")) {
      beforeTheFirstEntry(id, formed);
      forgetTheCluster(id);
    }
    startAll("n1", "n2", "n3");
    assertWritesIn(formed, "n1", "n2", "n3");
  }

  /** The others have not opened theirs. */
  @Test
  void proposerAlone_isFollowedByTheOthers() throws Exception {
    UUID formed = formThree();
    beforeTheFirstEntry("n1", formed);
    for (String id : List.of("n2", "n3")) {
      delete(group(id, formed), "none");
      forgetTheCluster(id);
    }
    startAll("n2", "n3", "n1");
    assertWritesIn(formed, "n1", "n2", "n3");
  }

  @Test
  void majorityOfTheFounders_electsALeader() throws Exception {
    UUID formed = formThree();
    beforeTheFirstEntry("n2", formed);
    beforeTheFirstEntry("n3", formed);
    startAll("n2", "n3");
    await().atMost(PATIENCE).until(() -> cluster.leader() != null);
    assertEquals(formed, clusterId("n2"));
  }
}
