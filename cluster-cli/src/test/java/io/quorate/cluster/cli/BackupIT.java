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
import io.quorate.cluster.impl.format.BackupHeader;
import io.quorate.cluster.impl.format.SnapshotReader;
import io.quorate.cluster.impl.format.SnapshotWriter;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a running cluster, and a new cluster out of it. */
@Timeout(180)
class BackupIT {
  @TempDir Path directory;

  @Test
  void backupUnderLoad_isRestoredIntoAFreshCluster_whichOthersJoin() throws Exception {
    Path file = directory.resolve("monday.backup");
    JsonObject told;
    int acknowledged;
    int all;
    try (SmallCluster old = new SmallCluster(directory.resolve("old")).form(3)) {
      String follower = old.leader().nodeId().equals("n1") ? "n2" : "n1";
      AtomicBoolean stop = new AtomicBoolean();
      AtomicInteger written = new AtomicInteger();
      CompletableFuture<?> load =
          CompletableFuture.runAsync(
              () -> write(old, stop, written), task -> Thread.ofVirtual().start(task));
      await().atMost(Duration.ofSeconds(20)).until(() -> written.get() >= 50);
      acknowledged = written.get();
      Said said = old.ask(follower, "backup", file.toString());
      assertEquals(ExitCode.OK, said.exitCode(), said.all());
      int during = written.get();
      await("the load goes on").until(() -> written.get() > during || load.isDone());
      stop.set(true);
      load.get(20, TimeUnit.SECONDS);
      all = written.get();
      assertTrue(all > during, "no write after the backup");
      told = said.json();
      assertEquals(follower, told.getString("nodeId"));
      assertEquals(5, told.getInt("featureLevel"));
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      assertEquals(told, SmallCluster.run("inspect", file.toString()).json());
      assertEquals(List.of("monday.backup", "old"), names(directory));
      assertRefusals(old, follower, file);
    }
    try (SmallCluster fresh = new SmallCluster(directory.resolve("fresh"))) {
      Said restored =
          SmallCluster.run(
              "restore",
              file.toString(),
              "--data",
              fresh.data("m1").toString(),
              "--id",
              "m1",
              "--raft-addr",
              fresh.raft("m1"));
      assertEquals(ExitCode.OK, restored.exitCode(), restored.all());
      assertNotEquals(told.getString("clusterId"), restored.json().getString("clusterId"));
      fresh.start("m1");
      SmallCluster.get(fresh.node("m1").ready());
      assertEquals(
          restored.json().getString("clusterId"),
          fresh.node("m1").status().clusterId().orElseThrow().toString());
      fresh.start("m2");
      fresh.start("m3");
      SmallCluster.get(fresh.node("m2").ready());
      SmallCluster.get(fresh.node("m3").ready());
      fresh.awaitVoters(3);
      fresh.put("m2", "after", "restore");
      for (String id : List.of("m1", "m2", "m3")) {
        assertPrefix(fresh, id, acknowledged, all);
        assertEquals("restore", fresh.value(id, "after"), id);
      }
      // Whoever leads gives tokens of the new epoch.
      Said backup = fresh.ask("m3", "backup", directory.resolve("again").toString());
      assertEquals(ExitCode.OK, backup.exitCode(), backup.all());
      assertEquals(restored.json().getJsonNumber("epoch"), backup.json().getJsonNumber("epoch"));
      // The directory of the restored node outlives restarts.
      fresh.stop("m1");
      fresh.start("m1");
      SmallCluster.get(fresh.node("m1").ready());
      assertEquals("restore", fresh.value("m1", "after"));
    }
  }

  /** What was written before the backup is there, and of what came later all up to some write. */
  private static void assertPrefix(SmallCluster cluster, String id, int before, int all)
      throws Exception {
    int there = 0;
    while (("v" + there).equals(cluster.value(id, "k" + there))) {
      there++;
    }
    assertTrue(before <= there && there <= all, before + " <= " + there + " <= " + all);
    for (int i = there; i <= all; i++) {
      assertEquals("", cluster.value(id, "k" + i), id + " has k" + i + " without k" + there);
    }
  }

  private static void write(SmallCluster cluster, AtomicBoolean stop, AtomicInteger written) {
    try {
      while (!stop.get()) {
        int next = written.get();
        cluster.put("n3", "k" + next, "v" + next);
        written.incrementAndGet();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertRefusals(SmallCluster cluster, String id, Path file) throws Exception {
    Said exists = cluster.ask(id, "backup", file.toString());
    assertEquals(ExitCode.USAGE, exists.exitCode(), exists.all());
    assertTrue(exists.err().contains("exists already"), exists.err());
    Said forced = cluster.ask(id, "backup", file.toString(), "--force", "--local");
    assertEquals(ExitCode.OK, forced.exitCode(), forced.all());
    Said nowhere = cluster.ask(id, "backup", directory.resolve("no/such").toString());
    assertEquals(ExitCode.USAGE, nowhere.exitCode(), nowhere.all());
    Said full =
        SmallCluster.run(
            "restore",
            file.toString(),
            "--data",
            cluster.data("n1").toString(),
            "--id",
            "n1",
            "--raft-addr",
            ":9521");
    assertEquals(ExitCode.REFUSED, full.exitCode(), full.all());
    assertTrue(full.err().contains("is not empty"), full.err());
    assertEquals(List.of("monday.backup", "old"), names(directory));
  }

  @Test
  void withoutALeader_onlyWhatTheNodeHas_isGiven() throws Exception {
    try (SmallCluster cluster = new SmallCluster(directory.resolve("c")).form(3)) {
      cluster.put("n1", "a", "b");
      await().atMost(Duration.ofSeconds(20)).until(() -> "b".equals(cluster.value("n1", "a")));
      cluster.stop("n2");
      cluster.stop("n3");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> cluster.node("n1").leadership().leaderId().isEmpty());
      Path file = directory.resolve("b");
      Said refused = cluster.ask("n1", "backup", file.toString(), "--timeout", "3s");
      assertEquals(ExitCode.REFUSED, refused.exitCode(), refused.all());
      assertTrue(refused.err().contains("--local"), refused.err());
      assertFalse(Files.exists(file));
      Said local = cluster.ask("n1", "backup", file.toString(), "--local");
      assertEquals(ExitCode.OK, local.exitCode(), local.all());
    }
  }

  @Test
  void badArchives_areEachRefusedInWords() throws Exception {
    Path file = directory.resolve("good");
    try (SmallCluster cluster = new SmallCluster(directory.resolve("c")).form(1)) {
      cluster.put("n1", "a", "b");
      assertEquals(ExitCode.OK, cluster.ask("n1", "backup", file.toString()).exitCode());
      Said observer = cluster.ask("n1", "snapshot");
      assertEquals(ExitCode.OK, observer.exitCode(), observer.all());
      assertBad(snapshot(cluster.data("n1")), "is a snapshot of a node and no backup");
    }
    assertBad(ofNewerVersion(file), "was written by version 9.8.7: feature level 99");
    byte[] good = Files.readAllBytes(file);
    assertBad(directory.resolve("none"), "does not exist");
    assertBad(written("empty", new byte[0]), "it ends early");
    assertBad(
        written("other", "{\"hello\":1}".getBytes(StandardCharsets.UTF_8)),
        "it does not begin with QSNP");
    assertBad(written("cut", Arrays.copyOf(good, good.length - 3)), "it ends early");
    assertBad(written("half", Arrays.copyOf(good, good.length / 2)), "it ends early");
    assertBad(written("more", Arrays.copyOf(good, good.length + 1)), "more bytes follow");
    byte[] newer = good.clone();
    newer[5] = 9;
    assertBad(written("newer", newer), "has format 9");
    for (int at = 6; at < good.length; at += Math.max(1, good.length / 40)) {
      byte[] damaged = good.clone();
      damaged[at] ^= 0x10;
      assertBad(written("damaged" + at, damaged), "");
    }
  }

  private void assertBad(Path file, String reason) {
    Path data = directory.resolve("restored");
    Said inspected = SmallCluster.run("inspect", file.toString());
    assertEquals(ExitCode.REFUSED, inspected.exitCode(), inspected.all());
    assertTrue(inspected.err().contains(reason), inspected.err());
    Said restored =
        SmallCluster.run(
            "restore",
            file.toString(),
            "--data",
            data.toString(),
            "--id",
            "n1",
            "--raft-addr",
            ":9521");
    assertEquals(ExitCode.REFUSED, restored.exitCode(), restored.all());
    assertFalse(Files.exists(data), file.toString());
  }

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  /** The same state, as a version that knows more would have written it. */
  private Path ofNewerVersion(Path file) throws IOException {
    Path newer = directory.resolve("of-newer-version");
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(newer)) {
      SnapshotReader reader = new SnapshotReader(in);
      SnapshotWriter writer = new SnapshotWriter(out);
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        byte[] body = next.get().body().readAllBytes();
        if (next.get().name().equals(BackupHeader.SECTION)) {
          BackupHeader old = BackupHeader.decode(body);
          body =
              new BackupHeader(
                      old.clusterName(),
                      old.clusterId(),
                      old.epoch(),
                      old.index(),
                      old.term(),
                      99,
                      old.created(),
                      old.nodeId(),
                      "9.8.7")
                  .encode();
        }
        try (OutputStream section = writer.section(next.get().name(), next.get().version())) {
          section.write(body);
        }
      }
      writer.finish();
    }
    return newer;
  }

  private static Path snapshot(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(path -> path.getFileName().toString().matches("snapshot\\.[0-9_]+"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
