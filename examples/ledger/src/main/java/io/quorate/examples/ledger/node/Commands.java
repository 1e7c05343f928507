/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.node;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.Member;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.TopicStatus;
import io.quorate.examples.driver.load.Clients;
import io.quorate.examples.ledger.AppliedTransfer;
import io.quorate.examples.ledger.Ledger;
import io.quorate.examples.ledger.OpenAccounts;
import io.quorate.examples.ledger.Since;
import io.quorate.examples.ledger.StateDigest;
import io.quorate.examples.ledger.TransferPage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a node can be told to do. */
final class Commands {
  private final Cluster cluster;
  private final Clients load;
  private final PacedReader reads;
  private final TopicLoad topics;
  private final TopicJournal deliveries;

  Commands(
      Cluster cluster, Clients load, PacedReader reads, TopicLoad topics, TopicJournal deliveries) {
    this.cluster = cluster;
    this.load = load;
    this.reads = reads;
    this.topics = topics;
    this.deliveries = deliveries;
  }

  Map<String, Object> run(List<String> words) {
    return switch (words.get(0)) {
      case "status" -> status();
      case "open" -> open(Integer.parseInt(words.get(1)), Long.parseLong(words.get(2)));
      case "load" -> {
        load.start(
            cluster.nodeId(),
            Integer.parseInt(words.get(1)),
            micros(words.get(2)),
            new ClusterTransfers(cluster));
        yield Map.of();
      }
      case "stop-load" -> {
        load.stop();
        yield Map.of();
      }
      case "acknowledged" -> Map.of("count", load.figures().acknowledged());
      case "reads" -> {
        reads.start(Long.parseLong(words.get(1)));
        yield Map.of();
      }
      case "stop-reads" -> {
        reads.stop();
        yield Map.of();
      }
      case "publish" -> {
        topics.start(
            Integer.parseInt(words.get(1)), Integer.parseInt(words.get(2)), micros(words.get(3)));
        yield Map.of();
      }
      case "stop-publish" -> {
        topics.stop();
        yield Map.of();
      }
      case "hold" -> {
        deliveries.hold();
        yield Map.of();
      }
      case "topics" -> topics();
      case "read" -> read(ReadConsistency.valueOf(words.get(1)));
      case "digest" -> digest();
      case "dump" -> dump(Path.of(words.get(1)));
      case "snapshot" -> Map.of("index", await(cluster.admin().snapshot()));
      default -> throw new IllegalArgumentException("no such command: " + words.get(0));
    };
  }

  private static Duration micros(String word) {
    return Duration.of(Long.parseLong(word), ChronoUnit.MICROS);
  }

  private Map<String, Object> status() {
    ClusterStatus status = cluster.status();
    return Map.ofEntries(
        Map.entry("cluster", status.clusterId().map(UUID::toString).orElse("-")),
        Map.entry("role", status.role()),
        Map.entry("term", status.term()),
        Map.entry("leader", status.leaderId().orElse("-")),
        Map.entry("commit", status.commitIndex()),
        Map.entry("applied", status.appliedIndex()),
        Map.entry("healthy", status.healthy()),
        Map.entry("ready", cluster.ready().toCompletableFuture().isDone()),
        Map.entry("voters", ids(status, member -> member.suffrage() == Suffrage.VOTER)),
        Map.entry("listeners", ids(status, member -> member.suffrage() == Suffrage.LISTENER)),
        Map.entry("reachable", ids(status, Member::reachable)),
        Map.entry("halted", status.haltReason().isPresent()));
  }

  /** Messages published and acknowledged everywhere, over all topics. */
  private Map<String, Object> topics() {
    List<TopicStatus> all = cluster.topics();
    return Map.of(
        "acknowledged", topics.acknowledged(),
        "published", all.stream().mapToLong(TopicStatus::seq).sum(),
        "delivered", all.stream().mapToLong(TopicStatus::minAck).sum(),
        "missed", deliveries.missedMessages());
  }

  private static String ids(ClusterStatus status, Predicate<Member> which) {
    return status.members().stream()
        .filter(which)
        .map(Member::id)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private Map<String, Object> open(int accounts, long cents) {
    OpenAccounts command = new OpenAccounts(accounts, cents);
    return Map.of("accounts", await(cluster.appWrite("open", command, Integer.class)));
  }

  private Map<String, Object> read(ReadConsistency consistency) {
    long began = System.nanoTime();
    ReadResult<Long> count = await(cluster.appRead("count", null, Long.class, consistency));
    long micros = (System.nanoTime() - began) / 1_000;
    return Map.of("count", count.value(), "index", count.appliedIndex(), "micros", micros);
  }

  private Map<String, Object> digest() {
    StateDigest digest =
        await(cluster.appRead("digest", null, StateDigest.class, ReadConsistency.LOCAL)).value();
    return Map.of(
        "transfers", digest.transfers(),
        "accounts", digest.accounts(),
        "total", digest.totalCents(),
        "sha256", digest.sha256());
  }

  /** Writes this replica's own list to a file, one id in each line. */
  private Map<String, Object> dump(Path file) {
    long offset = 0;
    long repeated = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
      while (true) {
        Since since = new Since(offset, Ledger.MAX_PAGE);
        TransferPage page =
            await(
                    cluster.appRead(
                        "transfers-since", since, TransferPage.class, ReadConsistency.LOCAL))
                .value();
        for (AppliedTransfer transfer : page.transfers()) {
          out.append(Long.toString(transfer.id())).append('\n');
          repeated += transfer.count() > 1 ? 1 : 0;
        }
        if (page.next() == offset) {
          return Map.of("transfers", offset, "repeated", repeated);
        }
        offset = page.next();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
