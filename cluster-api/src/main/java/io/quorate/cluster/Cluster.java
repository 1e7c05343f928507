/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.spi.ClusterProvider;
import io.quorate.cluster.spi.Metric;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * This application's node of the cluster: writes through the replicated log, reads with a stated
 * consistency, and shows who is there and who leads.
 *
 * <pre>{@code
 * try (Cluster cluster = Cluster.builder()
 *     .nodeId("n1").dataDirectory(Path.of("data/n1")).bootstrap(true)
 *     .handler(new Accounts())
 *     .start()) {
 *   cluster.ready().toCompletableFuture().join();
 *   long cents = cluster.appWrite("deposit", new Deposit("ann", 500), Long.class)
 *       .toCompletableFuture().join();
 * }
 * }</pre>
 *
 * <p>Safe for use from any thread. No method but {@link #close()} blocks; remote operations return
 * stages that complete on threads of the node, never on an engine's. Called from a handler's
 * replicated method, every operation of this interface that would wait for the log fails at once
 * with {@link ClusterException.Code#CALLED_FROM_APPLY}, because waiting there would be a dead-lock.
 *
 * <p>Failures arrive as {@link ClusterException} in the returned stage: {@link
 * NotCommittedException} (never in the log, a retry is safe), {@link OutcomeUnknownException} (may
 * or may not have been applied), {@link HandlerException} (the handler's own answer), {@link
 * StaleReadException}.
 */
public interface Cluster extends AutoCloseable {

  /**
   * A builder of the one implementation on the class path.
   *
   * @throws IllegalStateException when no implementation is on the class path
   */
  static ClusterBuilder builder() {
    return ClusterProvider.find().newBuilder();
  }

  /** The id of this node, unique in the cluster, as configured by {@code quorate.node-id}. */
  String nodeId();

  /**
   * Runs an operation that changes state: an {@link OnWrite} operation goes through the log and is
   * applied on every node, exactly once; an {@link OnLeader} operation runs on the leader, at most
   * once per call. May be called on any node.
   *
   * @param operation the operation's name; its newest enabled version is meant
   * @param payload {@code byte[]} and {@code String} pass as they are, anything else is encoded by
   *     the operation's codec (JSON by default); {@code null} for operations without payload
   * @param result what the reply is decoded to; {@code byte[].class} gives the encoded reply
   */
  default <R> CompletionStage<R> appWrite(
      String operation, @Nullable Object payload, Class<R> result) {
    return appWrite(operation, payload, result, CallOptions.DEFAULT);
  }

  /**
   * {@link #appWrite(String, Object, Class)} with a deadline, version or caller of its own, and any
   * reply type.
   *
   * <p>Cancelling the returned stage's {@code toCompletableFuture()} withdraws the command when it
   * has not left this node's queue yet; later it only stops waiting.
   */
  <R> CompletionStage<R> appWrite(
      String operation, @Nullable Object payload, Type result, CallOptions options);

  /**
   * Runs an {@link OnRead} operation on this node, on state at least as new as the consistency
   * promises. The log is not changed.
   */
  default <R> CompletionStage<ReadResult<R>> appRead(
      String operation, @Nullable Object payload, Class<R> result, ReadConsistency consistency) {
    return appRead(operation, payload, result, consistency, CallOptions.DEFAULT);
  }

  /** {@link #appRead(String, Object, Class, ReadConsistency)} with options and any reply type. */
  <R> CompletionStage<ReadResult<R>> appRead(
      String operation,
      @Nullable Object payload,
      Type result,
      ReadConsistency consistency,
      CallOptions options);

  /**
   * Publishes a message: when the stage completes it is committed and numbered, and every node's
   * {@link OnTopic} methods get it, in order, at least once. May be called on any node.
   *
   * <p>While a live node's method is more than {@code quorate.topics.window} messages behind, the
   * publish waits, and fails at its deadline with {@link NotCommittedException} of code {@link
   * ClusterException.Code#WINDOW_FULL}. A member that is declared failed is not waited for.
   *
   * @param topic its name; see {@link TopicPattern}
   * @param payload {@code byte[]} and {@code String} pass as they are, anything else is encoded by
   *     the application's codec (JSON by default); {@code null} for an empty payload
   */
  default CompletionStage<PublishReceipt> publish(String topic, @Nullable Object payload) {
    return publish(topic, payload, PublishOptions.DEFAULT);
  }

  /**
   * {@link #publish(String, Object)} with headers, an idempotency key or a timeout of its own.
   * Cancelling the returned stage's {@code toCompletableFuture()} withdraws a publish that still
   * waits; later it only stops waiting.
   */
  CompletionStage<PublishReceipt> publish(
      String topic, @Nullable Object payload, PublishOptions options);

  /** What this node knows of every topic now, ordered by name; never waits for another node. */
  List<TopicStatus> topics();

  /** Who leads, as this node knows now; the returned object stays current. */
  Leadership leadership();

  /** What this node knows of itself and the cluster now; never waits for another node. */
  ClusterStatus status();

  /** All members of the current view, this node included, ordered by id. */
  List<Member> members();

  /**
   * Calls the subscriber with every event from now on, one at a time, in the order in which this
   * node saw them, on the node's event thread. A subscriber that throws is logged and keeps its
   * subscription; one that is slow loses the oldest events other than changes of leadership, which
   * are never dropped.
   */
  default Subscription subscribe(Consumer<? super ClusterEvent> subscriber) {
    return subscribe(subscriber, EventStart.NEXT);
  }

  /**
   * {@link #subscribe(Consumer)}, and with {@link EventStart#CURRENT_STATE} first the present
   * leader and members as events.
   */
  Subscription subscribe(Consumer<? super ClusterEvent> subscriber, EventStart start);

  /**
   * Completes when this node takes part: it is in the configuration, knows a leader and has applied
   * what was committed when it started; in a cluster just formed also not before operations are
   * enabled, which takes that its configured nodes see each other. Operations that another node
   * does not know are not waited for. Fails with {@link NotCommittedException} of code {@link
   * ClusterException.Code#CLOSED} when the node closes before.
   */
  CompletionStage<Void> ready();

  /**
   * The figures of this node, for those who export them: the same as on the management port,
   * without the JVM's. The list is of this moment, as members come and go; each figure stays
   * readable.
   */
  default List<Metric> metrics() {
    return List.of();
  }

  /** Changes of the Raft configuration and of leadership. */
  ClusterAdmin admin();

  /**
   * Leaves: hands leadership over if this node has it, finishes what is in flight, and releases
   * every port, thread and file, in 5 s at the most. The node stays in the Raft configuration, so
   * that it can come back. Blocks; closing twice does nothing.
   */
  @Override
  void close();
}
