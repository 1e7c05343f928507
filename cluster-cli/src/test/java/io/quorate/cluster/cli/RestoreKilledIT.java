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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A restore that is killed leaves nothing, what no node starts on, or all. */
@Timeout(180)
class RestoreKilledIT {
  private static final int WRITES = 10;
  private static final int STRIDE = 4;

  @TempDir static Path directory;
  private static Path archive;

  /** What a node makes of a data directory. */
  private enum Found {
    NOTHING,
    REFUSED,
    ALL
  }

  @BeforeAll
  static void backUp() throws Exception {
    archive = directory.resolve("monday.backup");
    try (SmallCluster old = new SmallCluster(directory.resolve("old")).form(1)) {
      for (int i = 0; i < WRITES; i++) {
        old.put("n1", "k" + i, "v" + i);
      }
      Said said = old.ask("n1", "backup", archive.toString());
      assertEquals(ExitCode.OK, said.exitCode(), said.all());
    }
  }

  @Test
  void killedRestore_isRefusedUntilItIsRepeated() throws Exception {
    int refused = 0;
    boolean killed = true;
    for (int changes = 1; killed; changes += STRIDE) {
      Path place = directory.resolve("after" + changes);
      Path data = place.resolve("m1");
      killed = KilledProgram.killAfter(data, changes, restore(data)) == changes;
      Found found = start(place);
      assertTrue(killed || found == Found.ALL, () -> "nothing was restored: " + found);
      refused += found == Found.REFUSED ? 1 : 0;
      assertRepeated(place, found);
    }
    assertTrue(refused > 0, "no kill came in the middle");
  }

  @Test
  void restoreKilledInItsLastSteps_isRefusedUntilItIsRepeated() throws Exception {
    Path place = directory.resolve("last");
    Path data = place.resolve("m1");
    // As one leaves it that has only just begun.
    Files.createDirectories(data.resolve("restoring").resolve("current"));
    Files.createFile(data.resolve("node.lock"));
    assertEquals(Found.REFUSED, start(place));

    KilledProgram.killAt(
        data.resolve("addresses.tmp"), () -> Files.exists(data.resolve("groups")), restore(data));
    assertEquals(Found.REFUSED, start(place));

    KilledProgram.killAt(
        data.resolve("node.json.tmp"),
        () -> Files.exists(data.resolve("addresses")),
        restore(data));
    assertEquals(Found.REFUSED, start(place));

    // The last step of all, undone.
    assertRestores(data);
    Files.move(group(data), data.resolve("restoring"));
    assertEquals(Found.REFUSED, start(place));
    assertRepeated(place, Found.REFUSED);
  }

  @Test
  void foreignContent_isLeftAlone_alsoBesideWhatARestoreLeft() throws Exception {
    Path data = Files.createDirectories(directory.resolve("foreign"));
    Files.createDirectory(data.resolve("restoring"));
    Path foreign = Files.writeString(data.resolve("restoring/thesis"), "the only copy");
    assertNotEmpty(data);
    Files.createFile(data.resolve("node.lock"));
    foreign = Files.move(foreign, data.resolve("thesis"));
    assertNotEmpty(data);
    Files.createDirectory(data.resolve("groups"));
    foreign = Files.move(foreign, data.resolve("groups/thesis"));
    assertNotEmpty(data);
    assertEquals("the only copy", Files.readString(foreign));
  }

  private static void assertNotEmpty(Path data) {
    Said said = SmallCluster.run(restore(data).toArray(String[]::new));
    assertEquals(ExitCode.REFUSED, said.exitCode(), said.all());
    assertTrue(said.err().contains("is not empty"), said.err());
  }

  /** The same command again makes the whole of it, or says that it is there. */
  private static void assertRepeated(Path place, Found found) throws Exception {
    Path data = place.resolve("m1");
    if (found == Found.ALL) {
      Said said = SmallCluster.run(restore(data).toArray(String[]::new));
      assertEquals(ExitCode.REFUSED, said.exitCode(), said.all());
      assertTrue(said.err().contains("it holds node m1 of cluster "), said.err());
    } else {
      assertRestores(data);
    }
    assertEquals(Found.ALL, start(place));
  }

  private static void assertRestores(Path data) {
    Said said = SmallCluster.run(restore(data).toArray(String[]::new));
    assertEquals(ExitCode.OK, said.exitCode(), said.all());
  }

  private static List<String> restore(Path data) {
    return List.of(
        "restore",
        archive.toString(),
        "--data",
        data.toString(),
        "--id",
        "m1",
        "--raft-addr",
        "127.0.0.1:9521");
  }

  /** Starts a node on a copy. */
  private static Found start(Path place) throws Exception {
    Path copy = Files.createTempDirectory(directory, "copy");
    if (Files.exists(place)) {
      FileTree.copy(place.resolve("m1"), copy.resolve("m1"));
    }
    try (SmallCluster cluster = new SmallCluster(copy)) {
      Cluster node = cluster.start("m1");
      if (node.status().clusterId().isEmpty()) {
        assertTrue(FileTree.isEmpty(copy.resolve("m1").resolve("groups")), place.toString());
        return Found.NOTHING;
      }
      SmallCluster.get(node.ready());
      for (int i = 0; i < WRITES; i++) {
        assertEquals("v" + i, cluster.value("m1", "k" + i), place.toString());
      }
      return Found.ALL;
    } catch (ClusterStartException e) {
      assertTrue(e.getMessage().contains("run the same clusterctl restore again"), e.getMessage());
      return Found.REFUSED;
    }
  }

  private static Path group(Path data) throws IOException {
    try (Stream<Path> groups = Files.list(data.resolve("groups"))) {
      return groups.findFirst().orElseThrow();
    }
  }
}
