/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.cdi.QuorateExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Quorate as applications in a CDI container meet it: an injected contract in Weld SE. */
final class QuorateCdiSystem implements BenchSystem {
  static final Set<ReadKind> KINDS = Set.of(ReadKind.LINEARIZABLE);
  static final List<String> SETTINGS =
      List.of("the contract of a handler bean, injected in Weld SE, stages, byte[] payloads");

  private final NodeSpec node;
  private @Nullable SeContainer container;
  private @Nullable Cluster cluster;
  private @Nullable CountersApi counters;

  QuorateCdiSystem(NodeSpec node) {
    this.node = node;
  }

  @Override
  public void start() throws Exception {
    Formation formation = new Formation(node);
    configuration().forEach(System::setProperty);
    SeContainer started =
        SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addExtensions(new QuorateExtension())
            .addBeanClasses(CountersBean.class)
            .initialize();
    container = started;
    Cluster node = started.select(Cluster.class).get();
    cluster = node;
    counters = started.select(CountersApi.class).get();
    formation.complete(node);
  }

  private Map<String, String> configuration() {
    PeerSpec self = node.self();
    return Map.of(
        "quorate.cluster-name", "bench",
        "quorate.node-id", node.id(),
        "quorate.data-dir", node.directory().toString(),
        "quorate.bootstrap", Boolean.toString(node.peers().get(0).equals(self)),
        "quorate.membership.seeds",
            node.peers().stream()
                .map(peer -> QuorateSystem.address(peer.membershipPort()))
                .collect(Collectors.joining(",")),
        "quorate.membership.bind-address", QuorateSystem.address(self.membershipPort()),
        "quorate.raft.address", QuorateSystem.address(self.raftPort()),
        "quorate.management.address", QuorateSystem.address(self.managementPort()));
  }

  @Override
  public boolean isLeader() {
    return started(cluster).leadership().isLeader();
  }

  @Override
  public long appliedIndex() {
    return started(cluster).status().appliedIndex();
  }

  @Override
  public Counters state() {
    return CountersBean.latest();
  }

  @Override
  public CompletionStage<byte[]> write(byte[] command) {
    return started(counters).write(command);
  }

  @Override
  public CompletionStage<byte[]> writeDirect(byte[] command) {
    return started(cluster).appWrite(CountersHandler.WRITE, command, byte[].class);
  }

  @Override
  public CompletionStage<byte[]> read(ReadKind kind, byte[] command) {
    return started(counters).read(command);
  }

  private <T> T started(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("node '" + node.id() + "' is not started");
    }
    return part;
  }

  @Override
  public void close() {
    SeContainer running = container;
    container = null;
    if (running != null) {
      running.close();
    }
  }
}
