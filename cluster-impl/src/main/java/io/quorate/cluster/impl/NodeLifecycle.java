/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.Subscription;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.LeaderChanged;
import io.quorate.cluster.event.MemberJoined;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.discovery.Found;
import io.quorate.cluster.impl.membership.Seeds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts of a node in order, and closes them in reverse. */
final class NodeLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(NodeLifecycle.class);

  private final NodeParts parts;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final NodeReactions reactions;
  private final Management management;
  private boolean started;
  private boolean closed;
  private boolean hasLeft;

  NodeLifecycle(NodeParts parts) {
    this.parts = parts;
    this.management = new Management(parts);
    this.reactions = new NodeReactions(parts, ready, management);
  }

  /** Binds and begins; what was started is closed when something cannot be. */
  synchronized void start() {
    try {
      parts.listener().reactions(reactions);
      parts.consensus().start();
      parts.discovery().start(this::seek);
      parts.membership().start();
      announce();
      management.start();
      announce();
      NodeSecurity.watch(parts);
      reactions.start();
      started = true;
    } catch (ClusterStartException e) {
      close();
      throw e;
    } catch (RuntimeException e) {
      close();
      throw new ClusterStartException(String.valueOf(e.getMessage()), e);
    }
    LOG.info(
        "{}: started, raft {} membership {} management {}",
        parts.nodeId(),
        parts.membership().self().raftAddress(),
        parts.membership().self().membershipAddress(),
        parts.membership().self().managementAddress());
  }

  private void seek(Found found) {
    parts.membership().seek(new Seeds(found.addresses(), found.names(), found.definite()));
  }

  private void announce() {
    HostPort raft =
        new Advertised(parts.config())
            .of(
                ConfigKeys.RAFT_ADDRESS,
                ConfigKeys.RAFT_ADVERTISED_ADDRESS,
                parts.consensus().port());
    Optional<HostPort> managed = management.advertised();
    new LoopbackDoubts(parts.config())
        .of(raft, managed)
        .forEach(doubt -> LOG.warn("{}: {}", parts.nodeId(), doubt));
    String managementAddress = managed.map(HostPort::toString).orElse("");
    parts.membership().update(info -> info.withAddresses(raft.toString(), managementAddress));
  }

  CompletionStage<Void> ready() {
    return ready.minimalCompletionStage();
  }

  boolean hasCaughtUp() {
    return reactions.hasCaughtUp();
  }

  boolean isClosed() {
    return parts.isClosed();
  }

  Subscription subscribe(Consumer<? super ClusterEvent> subscriber, EventStart start) {
    List<ClusterEvent> first = new ArrayList<>();
    if (start == EventStart.CURRENT_STATE) {
      RaftView view = parts.consensus().view();
      parts.report().seen(view).forEach(member -> first.add(new MemberJoined(member)));
      view.leader()
          .map(Peer::nodeId)
          .ifPresent(
              leader ->
                  first.add(new LeaderChanged(Optional.empty(), Optional.of(leader), view.term())));
    }
    return parts.events().subscribe(subscriber, first);
  }

  /** Hands over, lets what is in flight end, and releases everything. */
  void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    parts.markClosed();
    Duration patience = parts.config().get(ConfigKeys.SHUTDOWN_TIMEOUT);
    Farewell farewell = new Farewell(parts, patience, reactions::isRemoved);
    quietly("management", management::close);
    if (started) {
      quietly("topics", () -> parts.delivery().drain(System.nanoTime() + patience.toNanos() / 2));
      quietly("hand-over", () -> hasLeft = farewell.take());
      quietly("writes", () -> farewell.drain());
    }
    reactions.stop();
    parts.origin().close();
    parts.reads().close();
    parts.batcher().failQueued(Code.CLOSED, "the node is closing");
    ready.completeExceptionally(
        NotCommittedException.of(Code.CLOSED, "the node was closed before it was ready"));
    quietly("discovery", parts.discovery()::close);
    quietly("membership", parts.membership()::close);
    quietly("consensus", parts.consensus()::close);
    if (hasLeft || reactions.isRemoved()) {
      parts.identity().removed();
    }
    quietly("threads", parts.threads()::close);
    quietly("handlers", parts.handlers()::close);
    quietly("data directory", parts.identity()::close);
    LOG.info("{}: closed", parts.nodeId());
  }

  private void quietly(String what, Closing closing) {
    try {
      closing.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClusterException e) {
      LOG.debug("{}: closing {}: {}", parts.nodeId(), what, e.getMessage());
    } catch (Exception e) {
      LOG.warn("{}: {} did not close cleanly", parts.nodeId(), what, e);
    }
  }

  @FunctionalInterface
  private interface Closing {
    void close() throws Exception;
  }
}
