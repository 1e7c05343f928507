/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.NotCommittedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the node of one container through its phases. Safe for use from any thread. */
final class ContainerNode implements ApplicationNode {
  private static final Logger LOG = LoggerFactory.getLogger(ContainerNode.class);

  private record State(NodePhase phase, Optional<Cluster> cluster, Optional<Throwable> failure) {
    static State of(NodePhase phase) {
      return new State(phase, Optional.empty(), Optional.empty());
    }
  }

  private volatile CompletableFuture<Cluster> started = new CompletableFuture<>();
  private volatile Map<String, String> values = Map.of();
  private volatile State state = State.of(NodePhase.STARTING);

  @Override
  public Optional<Cluster> cluster() {
    return state.cluster();
  }

  @Override
  public NodePhase phase() {
    return state.phase();
  }

  @Override
  public Optional<Throwable> failure() {
    return state.failure();
  }

  @Override
  public <T> T config(ConfigKey<T> key) {
    return value(key);
  }

  /** Completes with the node once it runs; fails when it never will. */
  CompletableFuture<Cluster> started() {
    return started;
  }

  /** The configured texts by key. */
  Map<String, String> values() {
    return values;
  }

  /** Takes the configuration. */
  void configure(Map<String, String> texts) {
    values = Map.copyOf(texts);
  }

  /**
   * Whether there is to be a node.
   *
   * @throws ConfigException when the value is neither true nor false
   */
  boolean isEnabled() {
    return value(ConfigKeys.ENABLED);
  }

  /** How long a call without a deadline of its own may take. */
  Duration callTimeout() {
    return value(ConfigKeys.WRITE_TIMEOUT);
  }

  /** The value of a key, without regard to all others. */
  <T> T value(ConfigKey<T> key) {
    String text = values.getOrDefault(key.name(), key.defaultText()).trim();
    try {
      return key.parser().apply(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          List.of(key.name() + " = \"" + key.shown(text) + "\": " + e.getMessage()));
    }
  }

  /** There will be no node. */
  synchronized void disable() {
    state = State.of(NodePhase.DISABLED);
    started.completeExceptionally(absence());
  }

  /** Starts the node unless that was done before; what the starter throws is thrown on. */
  synchronized boolean start(Function<Map<String, String>, Cluster> starter) {
    if (state.phase() != NodePhase.STARTING || state.cluster().isPresent()) {
      return false;
    }
    Cluster cluster;
    try {
      cluster = starter.apply(values);
    } catch (RuntimeException | Error e) {
      state = new State(NodePhase.FAILED, Optional.empty(), Optional.of(e));
      started.completeExceptionally(absence());
      throw e;
    }
    state = new State(NodePhase.RUNNING, Optional.of(cluster), Optional.empty());
    started.complete(cluster);
    return true;
  }

  /** Closes the node if there is one; repeating it does nothing. */
  synchronized void stop() {
    Optional<Cluster> running = state.cluster();
    if (state.phase() == NodePhase.RUNNING || state.phase() == NodePhase.STARTING) {
      state = State.of(NodePhase.STOPPED);
      started.completeExceptionally(absence());
      // The runtime may keep this object; it must not keep the node.
      started = CompletableFuture.failedFuture(absence());
    }
    running.ifPresent(
        cluster -> {
          cluster.close();
          LOG.info("{}: stopped with the application", cluster.nodeId());
        });
  }

  /** Why there is no node to ask. */
  NotCommittedException absence() {
    State now = state;
    return switch (now.phase()) {
      case DISABLED ->
          new NotCommittedException(
              Code.CANNOT_START,
              "quorate.enabled=false: this application has no node; set it to true to have one");
      case STARTING ->
          NotCommittedException.of(
              Code.NOT_CONFIGURED,
              "the application's node is not started yet; it starts when the application scope is"
                  + " initialized: call later, or after Cluster.ready()");
      case FAILED ->
          new NotCommittedException(
              Code.CANNOT_START,
              "the application's node could not be started: "
                  + now.failure().map(Throwable::getMessage).orElse(""),
              now.failure().orElse(null));
      case RUNNING, STOPPED ->
          NotCommittedException.of(
              Code.CLOSED, "the application's node was stopped with the application");
    };
  }
}
