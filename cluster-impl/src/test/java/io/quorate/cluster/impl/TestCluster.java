/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterBuilder;
import io.quorate.cluster.Member;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.impl.format.NodeFile;
import io.quorate.examples.driver.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Real nodes in this process, on loopback; a node that is started again keeps its ports. They are
 * joined by hand unless a test sets {@code quorate.join}.
 */
final class TestCluster implements AutoCloseable {
  private final Path directory;
  private final Supplier<Object> handler;
  private Object next;
  private TestCertificates certificates;
  private @Nullable String name;
  private final Map<String, int[]> ports = new ConcurrentHashMap<>();
  private final Map<String, Cluster> nodes = new ConcurrentSkipListMap<>();
  private final Map<String, String> settings = new HashMap<>(Map.of("quorate.join", "manual"));

  TestCluster(Path directory, Supplier<Object> handler) {
    this.directory = directory;
    this.handler = handler;
  }

  TestCluster set(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** All nodes show certificates of these. */
  TestCluster secure(TestCertificates issued) {
    certificates = issued;
    return this;
  }

  /** Forms a cluster of n1 and joins n2 to nN. */
  TestCluster form(int size) throws Exception {
    start("n1", builder -> builder.bootstrap(true));
    get(node("n1").ready());
    for (int i = 2; i <= size; i++) {
      String id = "n" + i;
      start(id, builder -> builder);
      join("n1", id);
    }
    return this;
  }

  void join(String through, String id) throws Exception {
    await().atMost(Duration.ofSeconds(20)).until(() -> isAnnounced(through, id));
    get(node(through).admin().join(id, raftAddress(id)));
    get(node(id).ready());
  }

  /** What can be joined: it has told its address, and there is a leader to ask. */
  private boolean isAnnounced(String through, String id) {
    return node(through).leadership().leaderId().isPresent()
        && node(through).members().stream()
            .anyMatch(member -> member.id().equals(id) && member.address().equals(raftAddress(id)));
  }

  String raftAddress(String id) {
    return "127.0.0.1:" + ports(id)[1];
  }

  /** The id of a node's storage. */
  String incarnation(String id) {
    return NodeFile.read(directory.resolve(id).resolve("node.json")).orElseThrow().incarnation();
  }

  interface Customizer {
    ClusterBuilder customize(ClusterBuilder builder);
  }

  Cluster start(String id, Customizer customizer) {
    int[] mine = ports(id);
    ClusterBuilder builder =
        Cluster.builder()
            .nodeId(id)
            .clusterName(name())
            .dataDirectory(directory.resolve(id))
            .config("quorate.membership.bind-address", "127.0.0.1:" + mine[0])
            .config("quorate.raft.address", "127.0.0.1:" + mine[1])
            .config("quorate.management.address", "127.0.0.1:" + mine[2])
            .config("quorate.raft.free-space-min", "0")
            .seeds(seeds())
            .config(settings)
            .handler(next == null ? handler.get() : next);
    if (certificates != null) {
      builder = builder.config(certificates.settings(id));
    }
    Cluster node = customizer.customize(builder).start();
    nodes.put(id, node);
    return node;
  }

  Cluster start(String id) {
    return start(id, builder -> builder);
  }

  /** Lets a node look for nobody. */
  static ClusterBuilder alone(ClusterBuilder builder) {
    return builder.seeds(List.of());
  }

  /** Starts a node with a handler of its own. */
  Cluster startWith(String id, Object own) {
    next = own;
    try {
      return start(id);
    } finally {
      next = null;
    }
  }

  /** Gives all nodes this cluster name. */
  TestCluster named(String given) {
    name = given;
    return this;
  }

  /** Stays when n1 moves. */
  synchronized String name() {
    if (name == null) {
      name = "test-" + ports("n1")[0];
    }
    return name;
  }

  /** Gives a stopped node other ports for all it listens on. */
  void move(String id) {
    ports.put(id, freePorts());
  }

  /** Makes two stopped nodes take each other's ports. */
  void exchangePorts(String one, String other) {
    int[] ones = ports(one);
    ports.put(one, ports(other));
    ports.put(other, ones);
  }

  List<String> seeds() {
    List<String> seeds = new ArrayList<>();
    ports.forEach((other, theirs) -> seeds.add("127.0.0.1:" + theirs[0]));
    return seeds;
  }

  int[] ports(String id) {
    return ports.computeIfAbsent(id, any -> freePorts());
  }

  private static int[] freePorts() {
    return new int[] {Ports.free(), Ports.free(), Ports.free()};
  }

  Cluster node(String id) {
    return nodes.get(id);
  }

  int size() {
    return nodes.size();
  }

  Iterable<Cluster> nodes() {
    return nodes.values();
  }

  Cluster leader() {
    return await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> nodes.values().stream().filter(node -> node.leadership().isLeader()).findFirst(),
            java.util.Optional::isPresent)
        .get();
  }

  Cluster follower() {
    String leader = leader().nodeId();
    return nodes.values().stream()
        .filter(node -> !node.nodeId().equals(leader))
        .findFirst()
        .orElseThrow();
  }

  void stop(String id) {
    nodes.remove(id).close();
  }

  /** Forms a cluster of n1, n2 and n3 that come together by themselves. */
  TestCluster gather() {
    start("n1", builder -> builder.bootstrap(true));
    start("n2");
    start("n3");
    awaitSuffrage(Suffrage.VOTER, "n1", "n2", "n3");
    return this;
  }

  void awaitSuffrage(Suffrage suffrage, String... ids) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Stream.of(ids).allMatch(id -> suffrage(id) == suffrage));
  }

  /** What the leader says of a node. */
  Suffrage suffrage(String id) {
    return leader().members().stream()
        .filter(member -> member.id().equals(id))
        .map(Member::suffrage)
        .findFirst()
        .orElse(Suffrage.NONE);
  }

  /** What the leader's autopilot says, by way of a node's management port. */
  String autopilot(String id) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    try (client) {
      return client
          .send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + ports(id)[2] + "/v1/autopilot"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  static long total(Cluster node, ReadConsistency consistency) throws Exception {
    return get(node.appRead("total", null, Long.class, consistency)).value();
  }

  /** All at the same time, as when a deployment is taken down: each waits for its engine's log. */
  @Override
  public void close() {
    CompletableFuture.allOf(
            nodes.values().stream()
                .map(
                    node ->
                        CompletableFuture.runAsync(
                            node::close, task -> Thread.ofPlatform().start(task)))
                .toArray(CompletableFuture[]::new))
        .join();
  }
}
