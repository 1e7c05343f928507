/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.awaitility.Awaitility.await;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.cli.kv.KeyValues;
import io.quorate.cluster.cli.output.JsonText;
import io.quorate.examples.driver.process.Ports;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Some nodes with the key-value handler, which come in by themselves, and commands on them. */
final class SmallCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final Map<String, int[]> ports = new TreeMap<>();
  private final Map<String, Cluster> nodes = new TreeMap<>();
  private String name = "";

  /** What a command left. */
  record Said(int exitCode, String out, String err) {
    JsonObject json() {
      return JsonText.parse(out);
    }

    String all() {
      return exitCode + "\n" + out + err;
    }
  }

  SmallCluster(Path directory) {
    this.directory = directory;
  }

  /** Starts n1 to nN and waits until all of them vote. */
  SmallCluster form(int size) throws Exception {
    start("n1", "quorate.bootstrap", "true");
    get(node("n1").ready());
    for (int i = 2; i <= size; i++) {
      start("n" + i);
    }
    for (int i = 2; i <= size; i++) {
      get(node("n" + i).ready());
    }
    awaitVoters(size);
    return this;
  }

  /** Waits until the configuration has so many voters. */
  void awaitVoters(int count) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                nodes.values().stream()
                    .allMatch(
                        node ->
                            node.members().stream()
                                    .filter(m -> m.suffrage().name().equals("VOTER"))
                                    .count()
                                == count));
  }

  /** Starts a node, again with the ports it had. */
  Cluster start(String id, String... settings) {
    int[] mine = ports(id);
    var builder =
        Cluster.builder()
            .nodeId(id)
            .clusterName(name())
            .dataDirectory(data(id))
            .config("quorate.membership.bind-address", "127.0.0.1:" + mine[0])
            .config("quorate.raft.address", "127.0.0.1:" + mine[1])
            .config("quorate.management.address", "127.0.0.1:" + mine[2])
            .config("quorate.raft.free-space-min", "0")
            .config("quorate.autopilot.stabilization", "200ms")
            .seeds(ports.values().stream().map(others -> "127.0.0.1:" + others[0]).toList());
    for (int i = 0; i < settings.length; i += 2) {
      builder.config(settings[i], settings[i + 1]);
    }
    Cluster node = builder.handler(new KeyValues()).start();
    nodes.put(id, node);
    return node;
  }

  /** What all nodes call the cluster; of the first node that is asked for. */
  String name() {
    if (name.isEmpty()) {
      name = "small-" + ports("n1")[0];
    }
    return name;
  }

  private int[] ports(String id) {
    return ports.computeIfAbsent(id, each -> new int[] {Ports.free(), Ports.free(), Ports.free()});
  }

  Path data(String id) {
    return directory.resolve(id);
  }

  Cluster node(String id) {
    return nodes.get(id);
  }

  Cluster leader() {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> nodes.values().stream().filter(node -> node.leadership().isLeader()).findFirst(),
            java.util.Optional::isPresent)
        .get();
  }

  String management(String id) {
    return "127.0.0.1:" + ports(id)[2];
  }

  String raft(String id) {
    return "127.0.0.1:" + ports(id)[1];
  }

  void stop(String id) {
    nodes.remove(id).close();
  }

  void put(String through, String key, String value) throws Exception {
    get(
        node(through)
            .appWrite("put", new io.quorate.cluster.cli.kv.Entry(key, value), Object.class));
  }

  String value(String on, String key) throws Exception {
    return get(node(on).appRead("get", key, String.class, ReadConsistency.LINEARIZABLE)).value();
  }

  static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** Runs a command that asks a node. */
  Said ask(String id, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--addr", management(id)));
    return run(all.toArray(String[]::new));
  }

  /** Runs a command. */
  static Said run(String... arguments) {
    Terminals terminals = new Terminals();
    terminals.clock = Clock.systemUTC();
    int exit = terminals.run(arguments);
    return new Said(exit, terminals.out(), terminals.err());
  }

  @Override
  public void close() {
    nodes.values().forEach(Cluster::close);
  }
}
