/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.LogPosition;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.Membership;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Elections at once when membership sees the leader crash, instead of after the election timeout.
 * The survivor with the best log stands first; the others wait a little longer. A leader that was
 * heard from a moment ago is never deposed, and nobody stands without a majority in the view.
 * Consensus alone still decides who wins. Confined to the scheduler's thread.
 */
final class EarlyElection {
  private static final Logger LOG = LoggerFactory.getLogger(EarlyElection.class);
  private static final Comparator<LogPosition> BY_LOG =
      Comparator.comparingLong(LogPosition::term).thenComparingLong(LogPosition::index);

  /** How long to wait for what the others have in their logs. */
  private static final long GATHER_MILLIS = 60;

  /** How much later each worse candidate stands: about an election's length. */
  private static final long STAGGER_MILLIS = 250;

  private static final long TICK_MILLIS = 20;

  private final String nodeId;
  private final Consensus consensus;
  private final Membership membership;
  private final ScheduledExecutorService scheduler;
  private final byte messageKind;
  private final Duration guard;
  private final Duration giveUp;
  private final Map<String, LogPosition> logs = new HashMap<>();
  private @Nullable Peer gone;
  private long term;
  private long sinceNanos;

  EarlyElection(
      String nodeId,
      Consensus consensus,
      Membership membership,
      ScheduledExecutorService scheduler,
      byte messageKind,
      Duration electionTimeoutMin,
      Duration electionTimeoutMax) {
    this.nodeId = nodeId;
    this.consensus = consensus;
    this.membership = membership;
    this.scheduler = scheduler;
    this.messageKind = messageKind;
    this.guard = electionTimeoutMin.dividedBy(2).plusMillis(50);
    this.giveUp = electionTimeoutMax.multipliedBy(2);
  }

  /** A member is gone from the view. */
  void memberGone(String memberId) {
    RaftView view = consensus.view();
    Optional<Peer> leader = view.leader().filter(peer -> peer.nodeId().equals(memberId));
    if (leader.isEmpty() || gone != null || !isVoter(view)) {
      return;
    }
    gone = leader.get();
    term = view.term();
    sinceNanos = System.nanoTime();
    LogPosition last = consensus.lastEntry();
    membership.broadcast(messageKind, encode(term, last));
    tick();
  }

  private boolean isVoter(RaftView view) {
    return view.peer(nodeId).filter(Peer::voter).isPresent();
  }

  /** What another survivor has in its log. */
  void heard(String from, byte[] message) {
    if (message.length == 3 * Long.BYTES) {
      ByteBuffer in = ByteBuffer.wrap(message);
      if (in.getLong() >= term) {
        logs.put(from, new LogPosition(in.getLong(), in.getLong()));
      }
    }
  }

  private static byte[] encode(long term, LogPosition last) {
    return ByteBuffer.allocate(3 * Long.BYTES)
        .putLong(term)
        .putLong(last.term())
        .putLong(last.index())
        .array();
  }

  private void tick() {
    Peer leader = gone;
    RaftView view = consensus.view();
    long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
    if (leader == null
        || view.term() != term
        || !view.leader().equals(Optional.of(leader))
        || membership.member(leader.nodeId()).isPresent()
        || waited > giveUp.toMillis()) {
      finish();
      return;
    }
    if (mayStand(view, waited)) {
      boolean stood = consensus.electNow(leader);
      LOG.info(
          "{}: leader {} of term {} has crashed, {}",
          nodeId,
          leader.nodeId(),
          term,
          stood ? "standing for election" : "not eligible to stand");
      finish();
      return;
    }
    later();
  }

  private boolean mayStand(RaftView view, long waited) {
    if (consensus.sinceLeader().compareTo(guard) < 0) {
      return false;
    }
    long reachable =
        view.peers().stream()
            .filter(Peer::voter)
            .filter(peer -> membership.member(peer.nodeId()).isPresent())
            .count();
    if (reachable < view.majority()) {
      return false;
    }
    boolean heardAll = logs.size() >= reachable - 1;
    long turn = (heardAll ? 0 : GATHER_MILLIS) + rank() * STAGGER_MILLIS;
    return waited >= turn;
  }

  /** How many survivors have a better log, or as good a one and a smaller id. */
  private long rank() {
    LogPosition own = consensus.lastEntry();
    return logs.entrySet().stream()
        .filter(
            other -> {
              int order = BY_LOG.compare(other.getValue(), own);
              return order > 0 || (order == 0 && other.getKey().compareTo(nodeId) < 0);
            })
        .count();
  }

  private void finish() {
    gone = null;
    logs.clear();
  }

  private void later() {
    try {
      scheduler.schedule(this::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      finish();
    }
  }
}
