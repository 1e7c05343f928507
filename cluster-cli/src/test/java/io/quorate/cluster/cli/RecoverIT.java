/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cli.SmallCluster.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that has lost two of three voters for good. */
@Timeout(180)
class RecoverIT {
  private static final int WRITES = 40;

  @TempDir Path directory;
  private SmallCluster cluster;
  private UUID before;

  @BeforeEach
  void loseQuorum() throws Exception {
    cluster = new SmallCluster(directory).form(3);
    for (int i = 0; i < WRITES; i++) {
      cluster.put("n1", "k" + i, "v" + i);
      if (i == WRITES / 2) {
        assertEquals(ExitCode.OK, cluster.ask("n3", "snapshot").exitCode());
      }
    }
    before = cluster.node("n3").status().clusterId().orElseThrow();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                cluster.node("n3").status().appliedIndex()
                    >= cluster.leader().status().commitIndex());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void oneNode_goesOnAlone_andOthersJoinIt() throws Exception {
    Said running = SmallCluster.run("recover", "--from", cluster.data("n3").toString());
    assertEquals(ExitCode.REFUSED, running.exitCode(), running.all());
    assertTrue(running.err().contains("is in use by"), running.err());
    cluster.stop("n1");
    cluster.stop("n2");
    cluster.stop("n3");

    List<String> files = files(cluster.data("n3"));
    Said shown = SmallCluster.run("recover", "--from", cluster.data("n3").toString());
    assertEquals(ExitCode.USAGE, shown.exitCode(), shown.all());
    assertTrue(shown.out().contains("n3 becomes the only voter"), shown.out());
    assertTrue(shown.out().contains("voter n1 " + cluster.raft("n1")), shown.out());
    assertTrue(shown.err().contains("nothing was changed; add --accept-data-loss"), shown.err());
    assertEquals(files, files(cluster.data("n3")));

    Said done =
        SmallCluster.run("recover", "--from", cluster.data("n3").toString(), "--accept-data-loss");
    assertEquals(ExitCode.OK, done.exitCode(), done.all());
    cluster.start("n3");
    SmallCluster.get(cluster.node("n3").ready());
    assertNotEquals(before, cluster.node("n3").status().clusterId().orElseThrow());
    assertHas("n3");
    cluster.put("n3", "after", "recovery");

    // With its old data a node keeps away: it belongs to another cluster.
    cluster.start("n1");
    await().atMost(Duration.ofSeconds(20)).until(() -> cluster.node("n3").members().size() == 2);
    Said foreign = cluster.ask("n3", "join", "--id", "n1", "--raft-addr", cluster.raft("n1"));
    assertEquals(ExitCode.REFUSED, foreign.exitCode(), foreign.all());
    assertTrue(foreign.err().contains("[FOREIGN_CLUSTER]"), foreign.err());
    cluster.stop("n1");

    for (String id : List.of("n1", "n2")) {
      delete(cluster.data(id));
      cluster.start(id);
    }
    SmallCluster.get(cluster.node("n1").ready());
    SmallCluster.get(cluster.node("n2").ready());
    cluster.awaitVoters(3);
    for (String id : List.of("n1", "n2", "n3")) {
      assertHas(id);
      assertEquals("recovery", cluster.value(id, "after"), id);
    }
    // And again, as a cluster like any other.
    assertEquals(ExitCode.OK, cluster.ask("n3", "transfer-leader", "--to", "n1").exitCode());
    cluster.put("n2", "after", "all");
    cluster.stop("n3");
    cluster.start("n3");
    SmallCluster.get(cluster.node("n3").ready());
    assertEquals("all", cluster.value("n3", "after"));
  }

  @Test
  void recoveredTwice_theEpochIsHigherEachTime() throws Exception {
    cluster.stop("n1");
    cluster.stop("n2");
    cluster.stop("n3");
    long last = 0;
    for (int i = 0; i < 2; i++) {
      Said done =
          SmallCluster.run(
              "recover", "--from", cluster.data("n3").toString(), "--accept-data-loss");
      assertEquals(ExitCode.OK, done.exitCode(), done.all());
      cluster.start("n3");
      SmallCluster.get(cluster.node("n3").ready());
      Path file = directory.resolve("b" + i);
      assertEquals(ExitCode.OK, cluster.ask("n3", "backup", file.toString()).exitCode());
      long epoch =
          SmallCluster.run("inspect", file.toString()).json().getJsonNumber("epoch").longValue();
      assertTrue(epoch > last, epoch + " > " + last);
      last = epoch;
      assertHas("n3");
      cluster.stop("n3");
    }
    assertEquals(2, files(cluster.data("n3").resolve("removed"), 1).size());
  }

  @Test
  void anotherAddress_counts() throws Exception {
    cluster.stop("n1");
    cluster.stop("n2");
    cluster.stop("n3");
    Path moved = cluster.data("m3");
    String id = "n3";
    Files.move(cluster.data(id), moved);
    Said done =
        SmallCluster.run(
            "recover",
            "--from",
            moved.toString(),
            "--raft-addr",
            cluster.raft("m3"),
            "--accept-data-loss");
    assertEquals(ExitCode.OK, done.exitCode(), done.all());
    cluster.start("m3", "quorate.node-id", "n3");
    SmallCluster.get(cluster.node("m3").ready());
    assertHas("m3");
    cluster.start("n1x");
    SmallCluster.get(cluster.node("n1x").ready());
    assertHas("n1x");
  }

  @Test
  void whatIsNoDataDirectory_isRefused() throws Exception {
    Said none = SmallCluster.run("recover", "--from", directory.resolve("none").toString());
    assertEquals(ExitCode.REFUSED, none.exitCode(), none.all());
    assertTrue(none.err().contains("is no data directory of a node"), none.err());
    assertFalse(Files.exists(directory.resolve("none")));
  }

  private void assertHas(String id) throws Exception {
    TreeMap<String, String> missing = new TreeMap<>();
    for (int i = 0; i < WRITES; i++) {
      String value = cluster.value(id, "k" + i);
      if (!("v" + i).equals(value)) {
        missing.put("k" + i, String.valueOf(value));
      }
    }
    assertTrue(missing.isEmpty(), id + " lacks " + missing);
  }

  private static List<String> files(Path directory) throws IOException {
    return files(directory, 100);
  }

  private static List<String> files(Path directory, int depth) throws IOException {
    try (Stream<Path> all = Files.walk(directory, depth)) {
      return all.filter(path -> !path.equals(directory))
          .map(path -> directory.relativize(path).toString())
          .filter(name -> !name.startsWith("node.claim") && !name.startsWith("node.lock"))
          .sorted()
          .toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
