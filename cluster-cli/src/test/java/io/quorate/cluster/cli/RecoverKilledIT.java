/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.cli.SmallCluster.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recovery that is killed leaves the cluster as it was, what no node starts on, or a new one. */
@Timeout(180)
class RecoverKilledIT {
  private static final int WRITES = 10;
  private static final int STRIDE = 4;

  @TempDir static Path directory;
  private static Path original;
  private static UUID before;
  private static Map<String, String> log;

  /** What a node makes of a data directory. */
  private enum Found {
    OLD,
    REFUSED,
    NEW
  }

  @BeforeAll
  static void write() throws Exception {
    try (SmallCluster old = new SmallCluster(directory.resolve("old")).form(1)) {
      original = old.data("n1");
      before = old.node("n1").status().clusterId().orElseThrow();
      for (int i = 0; i < WRITES; i++) {
        old.put("n1", "k" + i, "v" + i);
        if (i == WRITES / 2) {
          assertEquals(ExitCode.OK, old.ask("n1", "snapshot").exitCode());
        }
      }
    }
    log = FileTree.contents(original.resolve("groups").resolve(before.toString()));
  }

  @Test
  void killedRecovery_isAsBefore_orRefusedUntilItIsRepeated() throws Exception {
    int middle = 0;
    boolean killed = true;
    for (int changes = 1; killed; changes += STRIDE) {
      Path data = copy("after" + changes);
      killed = KilledProgram.killAfter(data, changes, recover(data)) == changes;
      assertOriginalIsKept(data);
      Found found = start(data);
      assertTrue(killed || found == Found.NEW, () -> "nothing was recovered: " + found);
      middle += Files.exists(data.resolve("recovering")) || found == Found.REFUSED ? 1 : 0;
      assertRepeated(data);
    }
    assertTrue(middle > 0, "no kill came in the middle");
  }

  @Test
  void recoveryKilledInItsLastSteps_isRefusedUntilItIsRepeated() throws Exception {
    Path data = copy("last");
    KilledProgram.killAt(
        data.resolve("addresses.tmp"),
        () -> FileTree.count(data.resolve("groups")) == 2,
        recover(data));
    assertEquals(Found.REFUSED, start(data));
    assertOriginalIsKept(data);

    String addresses = Files.readString(data.resolve("addresses"));
    KilledProgram.killAt(
        data.resolve("node.json.tmp"),
        () -> !Files.readString(data.resolve("addresses")).equals(addresses),
        recover(data));
    assertEquals(Found.REFUSED, start(data));
    assertOriginalIsKept(data);

    // The last step of all, undone.
    assertRecovers(data);
    Files.move(kept(data), data.resolve("groups").resolve(before.toString()));
    assertEquals(Found.REFUSED, start(data));
    assertRepeated(data);
  }

  /** As on a full disk; a directory cannot be written as a file either. */
  @Test
  void recoveryThatCannotWrite_saysToRepeatIt_andTheOldClusterCanGoOn() throws Exception {
    for (String file : List.of("recovering", "node.json.tmp")) {
      Path data = copy("unwritable-" + file);
      boolean early = file.equals("recovering");
      Path obstacle = data.resolve(file);
      if (early) {
        Files.createFile(obstacle);
      } else {
        Files.createDirectory(obstacle);
      }
      Said said = SmallCluster.run(recover(data).toArray(String[]::new));
      assertEquals(ExitCode.REFUSED, said.exitCode(), said.all());
      assertTrue(
          said.err().contains("once that is mended, run the same command again"), said.err());
      assertOriginalIsKept(data);
      Files.delete(obstacle);
      assertEquals(early ? Found.OLD : Found.REFUSED, start(data));
      Path asBefore = directory.resolve("as-before-" + file).resolve("n1");
      FileTree.copy(data, asBefore);
      try (Stream<Path> groups = Files.list(asBefore.resolve("groups"))) {
        for (Path other : groups.filter(group -> !group.endsWith(before.toString())).toList()) {
          Files.move(other, asBefore.resolve("put-aside"));
        }
      }
      assertEquals(Found.OLD, start(asBefore));
      assertRepeated(data);
    }
  }

  private static Path copy(String name) throws IOException {
    Path data = directory.resolve(name).resolve("n1");
    FileTree.copy(original, data);
    return data;
  }

  private static void assertRepeated(Path data) throws Exception {
    assertRecovers(data);
    assertEquals(Found.NEW, start(data));
    assertOriginalIsKept(data);
  }

  private static void assertRecovers(Path data) {
    Said said = SmallCluster.run(recover(data).toArray(String[]::new));
    assertEquals(ExitCode.OK, said.exitCode(), said.all());
  }

  private static List<String> recover(Path data) {
    return List.of("recover", "--from", data.toString(), "--accept-data-loss");
  }

  /** Each byte of the log is where it was, or was put aside. */
  private static void assertOriginalIsKept(Path data) throws IOException {
    Path place = data.resolve("groups").resolve(before.toString());
    assertEquals(log, FileTree.contents(Files.exists(place) ? place : kept(data)));
  }

  private static Path kept(Path data) throws IOException {
    try (Stream<Path> removed = Files.list(data.resolve("removed"))) {
      return removed
          .filter(path -> path.getFileName().toString().startsWith(before.toString()))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Starts a node on a copy. */
  private static Found start(Path data) throws Exception {
    Path copy = Files.createTempDirectory(directory, "copy");
    FileTree.copy(data, copy.resolve("n1"));
    try (SmallCluster cluster = new SmallCluster(copy)) {
      Cluster node = cluster.start("n1");
      SmallCluster.get(node.ready());
      for (int i = 0; i < WRITES; i++) {
        assertEquals("v" + i, cluster.value("n1", "k" + i), data.toString());
      }
      return node.status().clusterId().orElseThrow().equals(before) ? Found.OLD : Found.NEW;
    } catch (ClusterStartException e) {
      assertTrue(
          e.getMessage().contains("run the same clusterctl recover --accept-data-loss again"),
          e.getMessage());
      assertTrue(e.getMessage().contains("out of that directory"), e.getMessage());
      return Found.REFUSED;
    }
  }
}
