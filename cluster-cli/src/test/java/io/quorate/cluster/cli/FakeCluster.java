/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterAdmin;
import io.quorate.cluster.ClusterBuilder;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.Leadership;
import io.quorate.cluster.Member;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.Subscription;
import io.quorate.cluster.Suffrage;
import io.quorate.cluster.TopicStatus;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.spi.CallScope;
import io.quorate.cluster.spi.DiscoveryProvider;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.PayloadCodec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A node that only remembers what it was told, and its builder. */
final class FakeCluster implements Cluster, ClusterBuilder {
  final Map<String, String> config = new TreeMap<>();
  final List<Object> handlers = new ArrayList<>();
  final List<Member> others = new ArrayList<>();
  final List<ClusterEvent> current = new ArrayList<>();
  final CompletableFuture<Void> ready = new CompletableFuture<>();
  Optional<RuntimeException> startFailure = Optional.empty();
  Suffrage suffrage = Suffrage.NONE;
  Consumer<? super ClusterEvent> subscriber = event -> {};
  boolean started;
  boolean closed;

  @Override
  public ClusterBuilder config(String key, String value) {
    config.put(key, value);
    return this;
  }

  @Override
  public ClusterBuilder config(Map<String, String> values) {
    config.putAll(values);
    return this;
  }

  @Override
  public ClusterBuilder handler(Object annotatedBean) {
    handlers.add(annotatedBean);
    return this;
  }

  @Override
  public ClusterBuilder handler(HandlerDefinition definition) {
    handlers.add(definition.name());
    return this;
  }

  @Override
  public ClusterBuilder codec(PayloadCodec codec) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ClusterBuilder discovery(DiscoveryProvider provider) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ClusterBuilder callScope(CallScope scope) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Cluster start() {
    startFailure.ifPresent(
        failure -> {
          throw failure;
        });
    started = true;
    return this;
  }

  @Override
  public String nodeId() {
    return config.getOrDefault("quorate.node-id", "");
  }

  @Override
  public ClusterStatus status() {
    List<Member> members = new ArrayList<>(others);
    members.add(
        new Member(
            nodeId(),
            "127.0.0.1:40001",
            Map.of("mgmt", "127.0.0.1:40002", "membership", "127.0.0.1:40003"),
            suffrage,
            true,
            1.0));
    return new ClusterStatus(
        "quorate",
        suffrage == Suffrage.NONE ? Optional.empty() : Optional.of(new UUID(1, 2)),
        nodeId(),
        false,
        RaftRole.NONE,
        0,
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        members,
        Optional.empty(),
        List.of());
  }

  @Override
  public Subscription subscribe(Consumer<? super ClusterEvent> other, EventStart start) {
    subscriber = other;
    if (start == EventStart.CURRENT_STATE) {
      current.forEach(other);
    }
    return () -> {};
  }

  @Override
  public CompletionStage<Void> ready() {
    return ready;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public List<Member> members() {
    return status().members();
  }

  @Override
  public <R> CompletionStage<R> appWrite(
      String operation, Object payload, Type result, CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <R> CompletionStage<ReadResult<R>> appRead(
      String operation,
      Object payload,
      Type result,
      ReadConsistency consistency,
      CallOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<PublishReceipt> publish(
      String topic, Object payload, PublishOptions options) {
    throw new UnsupportedOperationException("publish");
  }

  @Override
  public List<TopicStatus> topics() {
    return List.of();
  }

  @Override
  public Leadership leadership() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ClusterAdmin admin() {
    throw new UnsupportedOperationException();
  }
}
