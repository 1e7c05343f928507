/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterAdmin;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.Leadership;
import io.quorate.cluster.Member;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.Subscription;
import io.quorate.cluster.TopicStatus;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.spi.Metric;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The application's node as it is injected. It exists before the node starts, when it is disabled
 * and after it stopped: then it can be asked for its status, and refuses operations.
 */
final class InjectedCluster implements Cluster {
  private final ContainerNode node;
  private final Optional<Duration> deadline;

  InjectedCluster(ContainerNode node, Optional<Duration> deadline) {
    this.node = node;
    this.deadline = deadline;
  }

  @Override
  public String nodeId() {
    return value(ConfigKeys.NODE_ID.name(), "");
  }

  private String value(String key, String otherwise) {
    return node.values().getOrDefault(key, otherwise);
  }

  private CallOptions withDeadline(CallOptions options) {
    return deadline.isPresent() && options.timeout().isEmpty()
        ? options.withTimeout(deadline.get())
        : options;
  }

  @Override
  public <R> CompletionStage<R> appWrite(
      String operation, @Nullable Object payload, Type result, CallOptions options) {
    Optional<Cluster> cluster = node.cluster();
    return cluster.isPresent()
        ? cluster.get().appWrite(operation, payload, result, withDeadline(options))
        : CompletableFuture.failedFuture(node.absence());
  }

  @Override
  public <R> CompletionStage<ReadResult<R>> appRead(
      String operation,
      @Nullable Object payload,
      Type result,
      ReadConsistency consistency,
      CallOptions options) {
    Optional<Cluster> cluster = node.cluster();
    return cluster.isPresent()
        ? cluster.get().appRead(operation, payload, result, consistency, withDeadline(options))
        : CompletableFuture.failedFuture(node.absence());
  }

  @Override
  public CompletionStage<PublishReceipt> publish(
      String topic, @Nullable Object payload, PublishOptions options) {
    Optional<Cluster> cluster = node.cluster();
    PublishOptions timed =
        deadline.isPresent() && options.timeout().isEmpty()
            ? options.withTimeout(deadline.get())
            : options;
    return cluster.isPresent()
        ? cluster.get().publish(topic, payload, timed)
        : CompletableFuture.failedFuture(node.absence());
  }

  @Override
  public List<TopicStatus> topics() {
    return node.cluster().map(Cluster::topics).orElse(List.of());
  }

  @Override
  public Leadership leadership() {
    return new Leadership() {
      @Override
      public Optional<String> leaderId() {
        return node.cluster().flatMap(cluster -> cluster.leadership().leaderId());
      }

      @Override
      public long term() {
        return node.cluster().map(cluster -> cluster.leadership().term()).orElse(0L);
      }

      @Override
      public boolean isLeader() {
        return node.cluster().map(cluster -> cluster.leadership().isLeader()).orElse(false);
      }
    };
  }

  @Override
  public ClusterStatus status() {
    return node.cluster()
        .map(Cluster::status)
        .orElseGet(
            () ->
                new ClusterStatus(
                    value(ConfigKeys.CLUSTER_NAME.name(), ConfigKeys.CLUSTER_NAME.defaultText()),
                    Optional.empty(),
                    nodeId(),
                    false,
                    RaftRole.NONE,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    0,
                    List.of(),
                    Optional.empty(),
                    List.of(String.valueOf(node.absence().getMessage()))));
  }

  @Override
  public List<Member> members() {
    return node.cluster().map(Cluster::members).orElse(List.of());
  }

  @Override
  public Subscription subscribe(Consumer<? super ClusterEvent> subscriber, EventStart start) {
    return new LateSubscription(node.started(), subscriber, start);
  }

  @Override
  public CompletionStage<Void> ready() {
    return node.started().thenCompose(Cluster::ready);
  }

  @Override
  public List<Metric> metrics() {
    return node.cluster().map(Cluster::metrics).orElse(List.of());
  }

  @Override
  public ClusterAdmin admin() {
    return node.cluster().map(Cluster::admin).orElseThrow(node::absence);
  }

  @Override
  public void close() {
    throw new IllegalStateException(
        "the injected Cluster is closed with the application; do not close it");
  }
}
