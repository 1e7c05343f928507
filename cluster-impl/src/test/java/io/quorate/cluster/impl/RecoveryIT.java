/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.FencingToken;
import io.quorate.cluster.LeaderContext;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.impl.consensus.OfflineLog;
import io.quorate.cluster.impl.format.NodeFile;
import io.quorate.cluster.impl.recovery.Recovery;
import io.quorate.cluster.impl.recovery.RecoveryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a cluster goes on, without what no node can apply, and with a higher epoch. */
@Timeout(180)
class RecoveryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern ENTRY = Pattern.compile("entry (\\d+) of term");

  @TempDir Path directory;

  /** Remembers words, but for one that it cannot take. */
  @ClusterHandler("words")
  public static class Words {
    private final List<String> words = new ArrayList<>();

    @OnWrite("say")
    int say(String word) {
      if (word.equals("poison")) {
        throw new LinkageError("as a broken class would");
      }
      words.add(word);
      return words.size();
    }

    @OnRead("said")
    String said() {
      return String.join(" ", words);
    }

    @OnLeader("token")
    String token(LeaderContext context) {
      FencingToken token = context.fencingToken();
      return token.epoch() + " " + token.term();
    }

    @SaveSnapshot
    void save(OutputStream out) throws IOException {
      out.write(String.join(" ", words).getBytes(StandardCharsets.UTF_8));
    }

    @LoadSnapshot
    void load(InputStream in) throws IOException {
      words.clear();
      words.addAll(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split(" ", -1)));
    }
  }

  private TestCluster cluster() {
    return new TestCluster(directory, Words::new);
  }

  @Test
  void poisonousEntry_isSkipped_andAllNodesAreAlike() throws Exception {
    try (TestCluster cluster = cluster().form(3)) {
      say(cluster, "n1", "one");
      get(cluster.node("n1").admin().snapshot());
      say(cluster, "n1", "two");
      var poisonous = cluster.node("n2").appWrite("say", "poison", Integer.class);
      // The last of them has no leader any more that could tell it what is committed.
      await().atMost(PATIENCE).until(() -> halted(cluster).size() >= 2);
      long index = index(halted(cluster).get(0));
      for (String id : List.of("n1", "n2", "n3")) {
        cluster.stop(id);
      }
      assertTrue(poisonous.toCompletableFuture().isCompletedExceptionally());

      // Without skipping it halts again.
      cluster.start("n1");
      cluster.start("n2");
      await().atMost(PATIENCE).until(() -> !halted(cluster).isEmpty());
      cluster.stop("n1");
      cluster.stop("n2");

      Path data = directory.resolve("n1");
      assertCannotSkip(data, 0, "is in the snapshot");
      assertCannotSkip(data, index + 100, "there is no entry");
      recover(data, cluster.raftAddress("n1"), List.of(index));
      byte[] record = entry(data, index);
      // As one does that was killed: what was there stays known.
      recover(data, cluster.raftAddress("n1"), List.of(index));
      assertArrayEquals(record, entry(data, index));
      delete(directory.resolve("n2"));
      delete(directory.resolve("n3"));
      cluster.start("n1");
      get(cluster.node("n1").ready());
      assertEquals("one two", said(cluster, "n1"));
      say(cluster, "n1", "three");
      for (String id : List.of("n2", "n3")) {
        cluster.start(id);
        cluster.join("n1", id);
      }
      say(cluster, "n2", "four");
      for (String id : List.of("n1", "n2", "n3")) {
        assertEquals("one two three four", said(cluster, id), id);
      }
      // A further round of digests finds nothing.
      say(cluster, "n3", "five");
      cluster.stop("n1");
      cluster.start("n1");
      get(cluster.node("n1").ready());
      assertEquals("one two three four five", said(cluster, "n1"));
      assertEquals(List.of(), halted(cluster));
    }
  }

  @Test
  void fencingTokens_neverDecrease_whoeverLeadsAfterwards() throws Exception {
    try (TestCluster cluster = cluster().form(3)) {
      FencingToken last = token(cluster, "n1");
      assertEquals(0, last.epoch());
      for (int round = 0; round < 2; round++) {
        for (String id : List.of("n1", "n2", "n3")) {
          cluster.stop(id);
        }
        recover(directory.resolve("n3"), cluster.raftAddress("n3"), List.of());
        delete(directory.resolve("n1"));
        delete(directory.resolve("n2"));
        cluster.start("n3");
        last = assertHigher(token(cluster, "n3"), last);
        assertTrue(last.epoch() > 0);
        for (String id : List.of("n1", "n2")) {
          cluster.start(id);
          cluster.join("n3", id);
        }
        // A node that never knew of the recovery gives no lower one, and all agree.
        get(cluster.node("n3").admin().transferLeadership("n1"));
        last = assertHigher(token(cluster, "n2"), last);
        get(cluster.node("n1").admin().transferLeadership("n3"));
        last = assertHigher(token(cluster, "n1"), last);
      }
    }
  }

  private static FencingToken assertHigher(FencingToken now, FencingToken last) {
    assertTrue(now.compareTo(last) >= 0, now + " after " + last);
    return now;
  }

  private static FencingToken token(TestCluster cluster, String through) throws Exception {
    await().atMost(PATIENCE).until(() -> cluster.node(through).leadership().leaderId().isPresent());
    String[] parts =
        get(cluster.node(through).appWrite("token", null, String.class)).split(" ", -1);
    return new FencingToken(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  private static void say(TestCluster cluster, String through, String word) throws Exception {
    Integer unused = get(cluster.node(through).appWrite("say", word, Integer.class));
  }

  private static String said(TestCluster cluster, String on) throws Exception {
    return get(cluster.node(on).appRead("said", null, String.class, ReadConsistency.LINEARIZABLE))
        .value();
  }

  private static List<String> halted(TestCluster cluster) {
    List<String> reasons = new ArrayList<>();
    cluster.nodes().forEach(node -> node.status().haltReason().ifPresent(reasons::add));
    return reasons;
  }

  private static long index(String reason) {
    Matcher entry = ENTRY.matcher(reason);
    assertTrue(entry.find(), reason);
    return Long.parseLong(entry.group(1));
  }

  private static void recover(Path data, String address, List<Long> skipped) throws Exception {
    try (Recovery recovery = Recovery.open(data)) {
      recovery.recover(address, skipped, Clock.systemUTC());
    }
  }

  private static byte[] entry(Path data, long index) throws IOException {
    NodeFile node = NodeFile.read(data.resolve("node.json")).orElseThrow();
    return OfflineLog.entry(data.resolve("groups").resolve("" + node.clusterUuid()), index);
  }

  private static void assertCannotSkip(Path data, long index, String reason) throws Exception {
    try (Recovery recovery = Recovery.open(data)) {
      var failure = assertThrows(RecoveryException.class, () -> recovery.check(List.of(index)));
      assertTrue(String.valueOf(failure.getMessage()).contains(reason), failure.getMessage());
    }
  }

  private static void delete(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
