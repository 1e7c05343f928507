/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterAdmin;
import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.Leadership;
import io.quorate.cluster.Member;
import io.quorate.cluster.PublishOptions;
import io.quorate.cluster.PublishReceipt;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.Subscription;
import io.quorate.cluster.TopicStatus;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.delivery.DurableSubscribers;
import io.quorate.cluster.impl.discovery.Sources;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.telemetry.NodeMetrics;
import io.quorate.cluster.impl.threads.Threads;
import io.quorate.cluster.impl.topics.TopicLimits;
import io.quorate.cluster.spi.Metric;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** This application's node, as it sees it. */
final class Node implements Cluster {
  private final NodeParts parts;
  private final NodeLifecycle lifecycle;
  private final Operations operations;

  private Node(
      ClusterConfig config,
      HandlerRegistry handlers,
      Sources sources,
      Faults faults,
      Identity identity,
      Threads threads) {
    this.parts = new NodeParts(config, handlers, sources, faults, identity, threads, this);
    this.lifecycle = new NodeLifecycle(parts);
    this.operations = new Operations(parts, lifecycle);
  }

  /** Makes a node and starts it; what was opened is closed when it cannot be. */
  static Node start(
      ClusterConfig config,
      HandlerRegistry handlers,
      Sources sources,
      Faults faults,
      Threads threads) {
    Identity identity;
    try {
      identity = Identity.open(config);
    } catch (RuntimeException e) {
      sources.close();
      handlers.close();
      throw e;
    }
    return start(config, handlers, sources, faults, identity, threads);
  }

  private static Node start(
      ClusterConfig config,
      HandlerRegistry handlers,
      Sources sources,
      Faults faults,
      Identity identity,
      Threads threads) {
    Node node;
    try {
      node = new Node(config, handlers, sources, faults, identity, threads);
    } catch (RuntimeException e) {
      sources.close();
      threads.close();
      identity.close();
      handlers.close();
      throw e;
    }
    node.start();
    return node;
  }

  private void start() {
    operations.answer(parts.calls());
    lifecycle.start();
  }

  @Override
  public String nodeId() {
    return parts.nodeId();
  }

  @Override
  public <R> CompletionStage<R> appWrite(
      String operation, @Nullable Object payload, Type result, CallOptions options) {
    return operations.write(operation, payload, result, options);
  }

  @Override
  public <R> CompletionStage<ReadResult<R>> appRead(
      String operation,
      @Nullable Object payload,
      Type result,
      ReadConsistency consistency,
      CallOptions options) {
    return operations.read(operation, payload, result, consistency, options);
  }

  @Override
  public CompletionStage<PublishReceipt> publish(
      String topic, @Nullable Object payload, PublishOptions options) {
    return parts.publications().publish(topic, payload, options);
  }

  @Override
  public List<TopicStatus> topics() {
    return parts.delivery().status();
  }

  /** The limits that are in force. */
  TopicLimits topicLimits() {
    return parts.state().tables().topics().limits();
  }

  /** Subscribers outside the cluster. */
  DurableSubscribers durableSubscribers() {
    return parts.durableSubscribers();
  }

  @Override
  public Leadership leadership() {
    return new Leadership() {
      @Override
      public Optional<String> leaderId() {
        return parts.consensus().view().leader().map(Peer::nodeId);
      }

      @Override
      public long term() {
        return parts.consensus().view().term();
      }

      @Override
      public boolean isLeader() {
        return parts.consensus().view().leaderReady();
      }
    };
  }

  @Override
  public ClusterStatus status() {
    return parts.report().status();
  }

  @Override
  public List<Member> members() {
    return parts.report().members(parts.consensus().view());
  }

  @Override
  public Subscription subscribe(Consumer<? super ClusterEvent> subscriber, EventStart start) {
    return lifecycle.subscribe(subscriber, start);
  }

  @Override
  public CompletionStage<Void> ready() {
    return lifecycle.ready();
  }

  @Override
  public ClusterAdmin admin() {
    return parts.changes();
  }

  @Override
  public List<Metric> metrics() {
    return NodeMetrics.flat(parts.counters(), new NodeFigures(parts));
  }

  @Override
  public void close() {
    lifecycle.close();
  }
}
