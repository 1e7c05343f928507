/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.impl.recovery.Recovery;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node that was killed in the middle of a write to its log starts again, and can be recovered.
 */
@Timeout(120)
class TornLogIT {
  private static final int SECTOR = 512;
  private static final int RESERVED = 1 << 20;

  @TempDir Path directory;

  private TestCluster cluster() {
    return new TestCluster(directory, Counter::new);
  }

  @Test
  void entryThatWasBegun_isForgotten_andNothingElse() throws Exception {
    try (TestCluster cluster = cluster().form(1)) {
      add(cluster, "n1", 5);
      cluster.stop("n1");
      tear(openSegment("n1"));

      cluster.start("n1");
      get(cluster.node("n1").ready());
      assertEquals(5, total(cluster, "n1"));
      add(cluster, "n1", 6);
      cluster.stop("n1");
      cluster.start("n1");
      get(cluster.node("n1").ready());
      assertEquals(11, total(cluster, "n1"));
    }
  }

  @Test
  void logWithSuchAnEntry_isRecovered() throws Exception {
    try (TestCluster cluster = cluster().form(3)) {
      add(cluster, "n1", 7);
      assertEquals(7, total(cluster, "n3"));
      for (String id : List.of("n1", "n2", "n3")) {
        cluster.stop(id);
      }
      tear(openSegment("n3"));
      try (Recovery recovery = Recovery.open(directory.resolve("n3"))) {
        recovery.recover(cluster.raftAddress("n3"), List.of(), Clock.systemUTC());
      }
      cluster.start("n3", TestCluster::alone);
      get(cluster.node("n3").ready());
      assertEquals(7, total(cluster, "n3"));
      add(cluster, "n3", 1);
    }
  }

  @Test
  void entryThatWasDamagedLater_keepsTheNodeFromStarting_andSaysWhy() throws Exception {
    try (TestCluster cluster = cluster().form(1)) {
      add(cluster, "n1", 5);
      cluster.stop("n1");
      Path segment = openSegment("n1");
      try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
        file.seek(file.length() - 5);
        int last = file.read();
        file.seek(file.length() - 5);
        file.write(last ^ 1);
      }
      long size = Files.size(segment);

      ClusterStartException refusal =
          assertThrows(ClusterStartException.class, () -> cluster.start("n1"));
      String message = String.valueOf(refusal.getMessage());
      assertTrue(message.contains(segment + " is damaged at byte"), message);
      assertTrue(message.contains("quorate.data-dir"), message);
      assertEquals(size, Files.size(segment));
    }
  }

  /**
   * Leaves what a write of a long entry leaves of which only the first sectors came to the disk.
   */
  private static void tear(Path segment) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
      long end = file.length();
      file.seek(end);
      // The length of 8,000 bytes, and the beginning of that much.
      file.write(new byte[] {(byte) 0xc0, 0x3e});
      for (long next = end + 2; next < (end / SECTOR + 3) * SECTOR; next++) {
        file.write(0x2a);
      }
      file.setLength(RESERVED);
    }
  }

  private Path openSegment(String id) throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve(id).resolve("groups"))) {
      return all.filter(file -> file.getFileName().toString().startsWith("log_inprogress_"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void add(TestCluster cluster, String through, long cents) throws Exception {
    Long unused = get(cluster.node(through).appWrite("add", cents, Long.class));
  }

  private static long total(TestCluster cluster, String on) throws Exception {
    return TestCluster.total(cluster.node(on), ReadConsistency.LINEARIZABLE);
  }
}
