/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node that closes does with its place: it lets what is in flight end, and hands leadership
 * over, or leaves the configuration where {@code quorate.leave-on-shutdown} says so.
 */
final class Farewell {
  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
  private static final Duration HAND_OVER = Duration.ofMillis(1_500);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** What an election, or another change, brings about for a moment. */
  private static final Set<Code> PASSING =
      Set.of(
          Code.NO_LEADER,
          Code.NOT_LEADER,
          Code.LEADER_LOST,
          Code.NO_QUORUM,
          Code.TIMEOUT,
          Code.UNREACHABLE,
          Code.CHANGE_IN_PROGRESS);

  private final NodeParts parts;
  private final Duration patience;
  private final BooleanSupplier removed;
  private final long deadline;

  /**
   * A farewell that begins now.
   *
   * @param patience how long it may take
   * @param removed whether the leader has told that this node is in the configuration no longer
   */
  Farewell(NodeParts parts, Duration patience, BooleanSupplier removed) {
    this.parts = parts;
    this.patience = patience;
    this.removed = removed;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /** Leaves or hands over; answers whether this node has left the configuration. */
  boolean take() throws InterruptedException {
    if (!parts.config().get(ConfigKeys.LEAVE_ON_SHUTDOWN) || !canLeave()) {
      handOver();
      return false;
    }
    // Its own writes would no longer find their way.
    drain(deadline - patience.toNanos() / 4);
    try {
      leave();
      LOG.info("{}: left the configuration", parts.nodeId());
      return true;
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn(
          "{}: stays in the configuration, leaving it failed: {}; remove it with clusterctl leave"
              + " --id {}",
          parts.nodeId(),
          reason(e),
          parts.nodeId());
      handOver();
      return false;
    }
  }

  /** A cluster cannot do without its only voter. */
  private boolean canLeave() {
    RaftView view = parts.consensus().view();
    return view.peer(parts.nodeId())
        .filter(self -> !self.voter() || view.peers().stream().filter(Peer::voter).count() > 1)
        .isPresent();
  }

  private boolean hasLeft() {
    return removed.getAsBoolean() || parts.consensus().view().peer(parts.nodeId()).isEmpty();
  }

  /** Tries again as long as there is time, when it fails of what passes. */
  private void leave() throws InterruptedException, ExecutionException, TimeoutException {
    while (!hasLeft()) {
      try {
        parts.changes().leaveAtLast().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return;
      } catch (ExecutionException e) {
        Code code = e.getCause() instanceof ClusterException known ? known.code() : Code.CLOSED;
        if (code == Code.UNKNOWN_MEMBER) {
          return; // an attempt before this one has come about
        }
        if (!PASSING.contains(code) || deadline - System.nanoTime() < PAUSE.toNanos()) {
          throw e;
        }
        LOG.debug("{}: leaving once more", parts.nodeId(), e);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void handOver() throws InterruptedException {
    RaftView view = parts.consensus().view();
    Optional<String> successor =
        view.leaderReady() && !parts.halt().isHalted()
            ? parts.consensus().mostUpToDate(parts.presence()::isThere)
            : Optional.empty();
    if (successor.isEmpty() || patience.isZero()) {
      return;
    }
    Duration limit = patience.compareTo(HAND_OVER) < 0 ? patience : HAND_OVER;
    try {
      parts
          .consensus()
          .transfer(successor.get(), limit)
          .get(limit.toMillis() + 300, TimeUnit.MILLISECONDS);
      LOG.info("{}: handed leadership to {}", parts.nodeId(), successor.get());
    } catch (ExecutionException | TimeoutException e) {
      LOG.info(
          "{}: leadership was not handed over ({}), an election follows",
          parts.nodeId(),
          reason(e));
    }
  }

  private static String reason(Exception failure) {
    return failure instanceof TimeoutException
        ? "no answer in time"
        : String.valueOf(failure.getMessage());
  }

  /** Lets this node's commands end, as long as there is time. */
  void drain() {
    drain(deadline);
  }

  private void drain(long until) {
    while (parts.origin().pendingCommands() > 0 && until - System.nanoTime() > 0) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
