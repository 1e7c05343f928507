/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.CallOptions;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterAdmin;
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
import io.quorate.cluster.UnknownOperationException;
import io.quorate.cluster.event.ClusterEvent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** A node without a cluster, whose answers a test sets. Knows the operations echo and fail. */
final class FakeCluster implements Cluster {
  static final UUID CLUSTER_ID = UUID.fromString("3f1c2a7e-0d55-4b8a-9a53-6f0e1d2c3b4a");

  volatile boolean leader = true;
  volatile Optional<String> leaderId = Optional.of("n1");
  volatile Optional<String> haltReason = Optional.empty();
  volatile RaftRole role = RaftRole.LEADER;
  volatile List<String> warnings = List.of("one warning");
  volatile long commitIndex = 42;
  volatile long appliedIndex = 42;
  final CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);
  volatile CompletionStage<Void> readyStage = ready;
  volatile CallOptions lastOptions = CallOptions.DEFAULT;
  volatile ReadConsistency lastConsistency = ReadConsistency.LOCAL;
  volatile BiFunction<String, byte[], CompletionStage<byte[]>> write = FakeCluster::echo;
  volatile BiFunction<String, byte[], CompletionStage<byte[]>> read = FakeCluster::echo;
  volatile BiFunction<String, String, CompletionStage<Void>> join =
      (id, address) -> CompletableFuture.completedFuture(null);
  volatile Function<String, CompletionStage<Void>> leave =
      id -> CompletableFuture.completedFuture(null);

  private static CompletionStage<byte[]> echo(String operation, byte[] payload) {
    return operation.equals("echo")
        ? CompletableFuture.completedFuture(payload)
        : CompletableFuture.failedFuture(
            new UnknownOperationException("no handler offers the operation " + operation));
  }

  @Override
  public String nodeId() {
    return "n1";
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R> CompletionStage<R> appWrite(
      String operation, Object payload, Type result, CallOptions options) {
    lastOptions = options;
    return (CompletionStage<R>) write.apply(operation, (byte[]) payload);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R> CompletionStage<ReadResult<R>> appRead(
      String operation,
      Object payload,
      Type result,
      ReadConsistency consistency,
      CallOptions options) {
    lastOptions = options;
    lastConsistency = consistency;
    return read.apply(operation, (byte[]) payload)
        .thenApply(bytes -> new ReadResult<>((R) bytes, appliedIndex));
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
    return new Leadership() {
      @Override
      public Optional<String> leaderId() {
        return leaderId;
      }

      @Override
      public long term() {
        return 7;
      }

      @Override
      public boolean isLeader() {
        return leader;
      }
    };
  }

  @Override
  public ClusterStatus status() {
    return new ClusterStatus(
        "shop",
        Optional.of(CLUSTER_ID),
        "n1",
        haltReason.isEmpty() && leaderId.isPresent(),
        role,
        7,
        leaderId,
        leaderId.map(id -> id.equals("n1") ? "127.0.0.1:9520" : "127.0.0.1:9521"),
        commitIndex,
        appliedIndex,
        members(),
        haltReason,
        warnings);
  }

  @Override
  public List<Member> members() {
    return List.of(
        new Member(
            "n1",
            "127.0.0.1:9520",
            Map.of("mgmt", "127.0.0.1:17946", "membership", "127.0.0.1:7946"),
            Suffrage.VOTER,
            true,
            1.0),
        new Member("n2", "127.0.0.1:9521", Map.of(), Suffrage.NONE, false, 0.25));
  }

  @Override
  public Subscription subscribe(Consumer<? super ClusterEvent> subscriber, EventStart start) {
    return () -> {};
  }

  @Override
  public CompletionStage<Void> ready() {
    return readyStage;
  }

  @Override
  public ClusterAdmin admin() {
    return new ClusterAdmin() {
      @Override
      public CompletionStage<Void> join(String nodeId, String raftAddress) {
        return join.apply(nodeId, raftAddress);
      }

      @Override
      public CompletionStage<Void> leave(String nodeId) {
        return leave.apply(nodeId);
      }

      @Override
      public CompletionStage<Void> transferLeadership(String nodeId) {
        return CompletableFuture.completedFuture(null);
      }

      @Override
      public CompletionStage<String> transferLeadership() {
        return CompletableFuture.completedFuture("n2");
      }

      @Override
      public CompletionStage<Long> snapshot() {
        return CompletableFuture.completedFuture(42L);
      }
    };
  }

  @Override
  public void close() {}
}
