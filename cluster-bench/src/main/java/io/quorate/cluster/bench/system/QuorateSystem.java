/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Quorate node, used through its public API alone. */
final class QuorateSystem implements BenchSystem, MessagingSystem {
  static final Set<ReadKind> KINDS =
      Set.of(ReadKind.LOCAL, ReadKind.SESSION, ReadKind.LINEARIZABLE);

  static final List<String> SETTINGS =
      List.of(
          "defaults: durable log with fsync, snapshots and purge on, management port on",
          "Cluster.appWrite and Cluster.appRead with an annotated handler, byte[] payloads",
          "Cluster.publish to an @OnTopic method on each node, which is acknowledged when it"
              + " returns; at most quorate.topics.window = 1024 messages beyond the slowest node");

  private final NodeSpec node;
  private final CountersHandler handler = new CountersHandler();
  private Consumer<byte[]> messages = message -> {};
  private @Nullable Cluster cluster;

  QuorateSystem(NodeSpec node) {
    this.node = node;
  }

  @Override
  public void onMessage(Consumer<byte[]> handler) {
    messages = handler;
  }

  @Override
  public void start() throws Exception {
    PeerSpec self = node.self();
    boolean first = node.peers().get(0).equals(self);
    Formation formation = new Formation(node);
    Cluster started =
        Cluster.builder()
            .clusterName("bench")
            .nodeId(node.id())
            .dataDirectory(node.directory())
            .bootstrap(first)
            // So that the configuration changes before the measurement, and never in it.
            .config("quorate.join", "manual")
            .seeds(node.peers().stream().map(peer -> address(peer.membershipPort())).toList())
            .config(systemProperties())
            .config("quorate.membership.bind-address", address(self.membershipPort()))
            .config("quorate.raft.address", address(self.raftPort()))
            .config("quorate.management.address", address(self.managementPort()))
            .handler(handler)
            .handler(new MessagesHandler(messages))
            .start();
    cluster = started;
    formation.complete(started);
  }

  /** What {@code BENCH_NODE_OPTS} sets, with {@code -Dquorate.…}. */
  private static Map<String, String> systemProperties() {
    Properties all = System.getProperties();
    return all.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, all::getProperty));
  }

  static String address(int port) {
    return PeerSpec.HOST + ":" + port;
  }

  @Override
  public boolean isLeader() {
    return cluster().leadership().isLeader();
  }

  @Override
  public long appliedIndex() {
    return cluster().status().appliedIndex();
  }

  @Override
  public Counters state() {
    return handler.counters();
  }

  @Override
  public CompletionStage<byte[]> write(byte[] command) {
    return cluster().appWrite(CountersHandler.WRITE, command, byte[].class);
  }

  @Override
  public CompletionStage<byte[]> read(ReadKind kind, byte[] command) {
    return cluster()
        .appRead(CountersHandler.READ, command, byte[].class, consistency(kind))
        .thenApply(ReadResult::value);
  }

  @Override
  public CompletionStage<?> publish(byte[] message) {
    return cluster().publish(MessagesHandler.TOPIC, message);
  }

  private static ReadConsistency consistency(ReadKind kind) {
    return switch (kind) {
      case LOCAL -> ReadConsistency.LOCAL;
      case SESSION -> ReadConsistency.SESSION;
      case LINEARIZABLE -> ReadConsistency.LINEARIZABLE;
      case LEADER -> throw new IllegalArgumentException("Quorate has no unproven leader reads");
    };
  }

  private Cluster cluster() {
    Cluster current = cluster;
    if (current == null) {
      throw new IllegalStateException("node '" + node.id() + "' is not started");
    }
    return current;
  }

  @Override
  public void close() {
    Cluster current = cluster;
    cluster = null;
    if (current != null) {
      current.close();
    }
  }
}
