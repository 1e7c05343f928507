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
import io.quorate.cluster.impl.format.NodeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Founding on disks that take no file for a while. */
class FullDiskFoundingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Five attempts and more. */
  private static final Duration A_WHILE = Duration.ofSeconds(3);

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

  /** A directory of that name keeps the file from being written. */
  private Path inTheWay(String id, String file) throws Exception {
    return Files.createDirectories(directory.resolve(id).resolve(file + ".tmp"));
  }

  private void startThree() {
    cluster.set("quorate.bootstrap-expect", "3");
    for (String id : List.of("n1", "n2", "n3")) {
      cluster.start(id);
    }
  }

  private void assertAllReady() throws Exception {
    for (Cluster node : cluster.nodes()) {
      get(node.ready());
    }
    assertEquals(3, get(cluster.node("n1").appWrite("add", 3L, Long.class)));
  }

  private void charterCannotBeKept(String id) throws Exception {
    Path obstacle = inTheWay(id, "charter");
    try (LogLines lines = new LogLines(FoundingWait.class.getName())) {
      startThree();
      await()
          .during(A_WHILE)
          .atMost(PATIENCE)
          .until(() -> lines.lines().size() == 1 && isTold(id, cluster.node(id)));
      assertTrue(lines.lines().get(0).contains("check free space"), lines.lines()::toString);
    }
    Files.delete(obstacle);
    assertAllReady();
  }

  private boolean isTold(String id, Cluster node) {
    return node.status().warnings().stream()
        .anyMatch(
            warning ->
                warning.startsWith(id + " cannot form a cluster: Cannot write ")
                    && warning.contains("check free space"));
  }

  @Test
  void founder_saysSo_once_andFoundsLater() throws Exception {
    charterCannotBeKept("n2");
  }

  @Test
  void proposer_saysSo_once_andFoundsLater() throws Exception {
    charterCannotBeKept("n1");
  }

  /** One has agreed, another cannot, and the proposer comes back on an empty disk. */
  @Test
  void founderThatIsBound_namesItsProposer_andIsFreeWhenThatIsBack() throws Exception {
    Path obstacle = inTheWay("n3", "charter");
    startThree();
    await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("n2/charter")));
    cluster.stop("n1");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                cluster.node("n2").status().warnings().stream()
                    .anyMatch(
                        warning ->
                            warning.startsWith("n2 is bound to cluster ")
                                && warning.contains("start n1 again")));
    Files.delete(obstacle);
    Files.move(directory.resolve("n1"), directory.resolve("lost"));
    cluster.start("n1");
    assertAllReady();
  }

  @Test
  void oneThatBootstraps_saysSo_once_andFormsLater() throws Exception {
    Path obstacle = inTheWay("n1", "charter");
    try (LogLines lines = new LogLines(FoundingWait.class.getName())) {
      cluster.start("n1", builder -> TestCluster.alone(builder).bootstrap(true));
      await()
          .during(A_WHILE)
          .atMost(PATIENCE)
          .until(() -> lines.lines().size() == 1 && isTold("n1", cluster.node("n1")));
    }
    Files.delete(obstacle);
    get(cluster.node("n1").ready());
  }

  @Test
  void nodeThatCannotKeepItsCluster_saysSo_once_andKeepsAndAnnouncesItLater() throws Exception {
    try (LogLines lines = new LogLines(Belonging.class.getName())) {
      cluster.set("quorate.bootstrap-expect", "3");
      cluster.start("n1");
      Path obstacle = inTheWay("n1", "node.json");
      cluster.start("n2");
      cluster.start("n3");
      await()
          .during(A_WHILE)
          .atMost(PATIENCE)
          .until(() -> lines.lines().size() == 1 && status("n1").isPresent());
      assertTrue(lines.lines().get(0).contains("check free space"), lines.lines()::toString);
      assertEquals(Optional.empty(), status("n2"));
      Files.delete(obstacle);
    }
    assertAllReady();
    assertEquals(
        status("n1").orElseThrow(),
        NodeFile.read(directory.resolve("n1/node.json")).orElseThrow().clusterUuid());
  }

  private Optional<UUID> status(String id) {
    return cluster.node(id).status().clusterId();
  }
}
