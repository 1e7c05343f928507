/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.run;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.bench.model.Part;
import io.quorate.cluster.bench.node.ArrivalLog;
import io.quorate.cluster.bench.node.LoadResult;
import io.quorate.cluster.bench.node.LoadSpec;
import io.quorate.cluster.bench.node.NodeCommands;
import io.quorate.cluster.bench.node.PublishSpec;
import io.quorate.cluster.bench.system.NodeSpec;
import io.quorate.cluster.bench.system.PeerSpec;
import io.quorate.cluster.bench.system.SystemKind;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The three node processes of one system. */
final class BenchCluster {
  private static final List<String> IDS = List.of("n1", "n2", "n3");
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration LEADER_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration LOAD_MARGIN = Duration.ofSeconds(50);
  private static final Duration POLL = Duration.ofMillis(50);

  private final SystemKind system;
  private final Scratch scratch;
  private final List<PeerSpec> peers;
  private final Path directory;
  private final AtomicInteger runs = new AtomicInteger();
  private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();

  /** What a node says about itself. */
  record Status(boolean leader, long applied, long total, long received) {
    static Status of(JsonObject json) {
      return new Status(
          json.getBoolean("leader"),
          number(json, "applied"),
          number(json, "total"),
          number(json, "received"));
    }

    private static long number(JsonObject json, String name) {
      return json.containsKey(name) ? json.getJsonNumber(name).longValue() : 0;
    }
  }

  private BenchCluster(SystemKind system, Scratch scratch, Path directory, List<PeerSpec> peers) {
    this.system = system;
    this.scratch = scratch;
    this.directory = directory;
    this.peers = peers;
  }

  static BenchCluster start(SystemKind system, Part part, Scratch scratch)
      throws IOException, InterruptedException {
    List<Integer> ports = Ports.free(IDS.size() * PeerSpec.PORTS);
    List<PeerSpec> peers = new ArrayList<>();
    for (String id : IDS) {
      int first = peers.size() * PeerSpec.PORTS;
      peers.add(new PeerSpec(id, ports.subList(first, first + PeerSpec.PORTS)));
    }
    BenchCluster cluster =
        new BenchCluster(
            system, scratch, scratch.directory().resolve(part.id()).resolve(system.id()), peers);
    for (String id : IDS) {
      cluster.startNode(id);
    }
    for (NodeProcess node : cluster.nodes.values()) {
      node.await(node.ready(), START_TIMEOUT);
    }
    cluster.leader();
    return cluster;
  }

  SystemKind system() {
    return system;
  }

  /** Starts a node, or starts it again where it left off. */
  NodeProcess startNode(String id) throws IOException {
    Path data = Files.createDirectories(directory.resolve(id));
    Path log = directory.resolve(id + ".log");
    NodeProcess process =
        scratch.start(() -> NodeProcess.start(system, new NodeSpec(id, peers, data), log));
    nodes.put(id, process);
    return process;
  }

  /** The node that leads; waits until there is exactly one that thinks so. */
  String leader() throws InterruptedException {
    long deadline = System.nanoTime() + LEADER_TIMEOUT.toNanos();
    while (System.nanoTime() - deadline < 0) {
      List<String> leaders = new ArrayList<>();
      for (String id : IDS) {
        if (status(id).leader) {
          leaders.add(id);
        }
      }
      if (leaders.size() == 1) {
        return leaders.get(0);
      }
      Thread.sleep(POLL);
    }
    throw new BenchException(
        system.id()
            + " has no single leader after "
            + LEADER_TIMEOUT.toSeconds()
            + " s"
            + nodes.values().stream().map(NodeProcess::tailOfLog).collect(Collectors.joining()));
  }

  /** The first node, in order of ids, that is not the given leader. */
  static String followerOf(String leader) {
    return IDS.stream().filter(id -> !id.equals(leader)).findFirst().orElseThrow();
  }

  Status status(String id) throws InterruptedException {
    NodeProcess node = node(id);
    return Status.of(node.await(node.ask(NodeCommands.STATUS, ""), STATUS_TIMEOUT));
  }

  List<Status> statuses() throws InterruptedException {
    List<Status> statuses = new ArrayList<>();
    for (String id : IDS) {
      statuses.add(status(id));
    }
    return statuses;
  }

  /** The number of a new load; higher than all before. */
  int nextRun() {
    return runs.incrementAndGet();
  }

  /** Publishes messages from a node and waits until all are acknowledged. */
  void publish(String id, PublishSpec spec) throws InterruptedException {
    NodeProcess node = node(id);
    node.await(node.ask(NodeCommands.PUBLISH, spec.format()), LOAD_MARGIN);
  }

  /** Waits until as many messages of a load have come to all nodes; answers whether they have. */
  boolean awaitDelivered(int run, long messages, Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    for (NodeProcess node : nodes.values()) {
      while (count(node, run) < messages) {
        if (System.nanoTime() - deadline >= 0) {
          return false;
        }
        Thread.sleep(POLL);
      }
    }
    return true;
  }

  private static int count(NodeProcess node, int run) throws InterruptedException {
    return node.await(node.ask(NodeCommands.COUNT, String.valueOf(run)), STATUS_TIMEOUT)
        .getInt("count");
  }

  /** When the messages of the latest load came to each node. */
  List<ArrivalLog> arrivals() throws IOException, InterruptedException {
    List<ArrivalLog> arrivals = new ArrayList<>();
    for (NodeProcess node : nodes.values()) {
      Path file = Files.createTempFile(directory, "arrivals", "");
      node.await(node.ask(NodeCommands.ARRIVALS, file.toString()), STATUS_TIMEOUT);
      arrivals.add(ArrivalLog.read(file));
      Files.delete(file);
    }
    return arrivals;
  }

  /** The address of the management port of a node. */
  HostPort management(String id) {
    return peers.stream()
        .filter(peer -> peer.id().equals(id))
        .map(peer -> new HostPort(PeerSpec.HOST, peer.managementPort()))
        .findFirst()
        .orElseThrow();
  }

  List<String> ids() {
    return IDS;
  }

  /** Makes load on a node and waits for its figures. */
  LoadResult load(String id, LoadSpec spec) throws InterruptedException {
    NodeProcess node = node(id);
    return node.await(startLoad(id, spec), spec.ramp().plus(spec.window()).plus(LOAD_MARGIN));
  }

  /** Makes load on a node until its window or {@link #cancelLoad} ends it. */
  CompletableFuture<LoadResult> startLoad(String id, LoadSpec spec) {
    return node(id).ask(NodeCommands.LOAD, spec.format()).thenApply(LoadResult::fromJson);
  }

  /** Ends the load on a node early and waits for its figures. */
  LoadResult cancelLoad(String id, CompletableFuture<LoadResult> load) throws InterruptedException {
    NodeProcess node = node(id);
    node.await(node.ask(NodeCommands.CANCEL, ""), STATUS_TIMEOUT);
    return node.await(load, LOAD_MARGIN);
  }

  NodeProcess node(String id) {
    NodeProcess node = nodes.get(id);
    if (node == null) {
      throw new BenchException("node '" + id + "' of " + system.id() + " was never started");
    }
    return node;
  }

  /** Processor time that all three nodes used so far. */
  Duration cpu() {
    return nodes.values().stream().map(NodeProcess::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  /** Asks all nodes to close, side by side. */
  void stop() throws InterruptedException {
    Collection<Thread> stoppers = new ArrayList<>();
    for (NodeProcess node : nodes.values()) {
      stoppers.add(Thread.ofVirtual().start(() -> stop(node)));
    }
    for (Thread stopper : stoppers) {
      stopper.join();
    }
  }

  private static void stop(NodeProcess node) {
    try {
      node.stop();
    } catch (InterruptedException e) {
      node.kill();
      Thread.currentThread().interrupt();
    }
  }
}
