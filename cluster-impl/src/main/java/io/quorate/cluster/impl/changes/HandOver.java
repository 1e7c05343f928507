/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import static io.quorate.cluster.impl.changes.Failures.refused;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.writes.CallKind;
import io.quorate.cluster.impl.writes.Links;
import io.quorate.cluster.impl.writes.RemoteRefusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Gives the leadership to another voter. On the leader. */
final class HandOver {
  private static final Duration TRANSFER_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration RETRY = Duration.ofMillis(50);

  private final String nodeId;
  private final Consensus consensus;
  private final Presence presence;
  private final Links links;
  private final ScheduledExecutorService timer;

  HandOver(
      String nodeId,
      Consensus consensus,
      Presence presence,
      Links links,
      ScheduledExecutorService timer) {
    this.nodeId = nodeId;
    this.consensus = consensus;
    this.presence = presence;
    this.links = links;
    this.timer = timer;
  }

  /** To whoever has most of the log. */
  CompletableFuture<String> toMostUpToDate() {
    RaftView view = consensus.view();
    if (!view.leaderReady()) {
      return refused(Code.NOT_LEADER, "not leader");
    }
    return consensus
        .mostUpToDate(presence::isThere)
        .map(this::to)
        .orElseGet(
            () -> refused(Code.NO_QUORUM, "no other voter is seen and answers that could lead"));
  }

  /** Answers who leads then. */
  CompletableFuture<String> to(String target) {
    RaftView view = consensus.view();
    if (!view.leaderReady()) {
      return refused(Code.NOT_LEADER, "not leader");
    }
    if (target.equals(nodeId)) {
      return CompletableFuture.completedFuture(target);
    }
    if (view.peer(target).filter(Peer::voter).isEmpty()) {
      return refused(Code.UNKNOWN_MEMBER, target + " is not a voter of " + ids(view));
    }
    return consensus.transfer(target, TRANSFER_TIMEOUT).thenApply(done -> target);
  }

  private static String ids(RaftView view) {
    return view.peers().stream().map(Peer::nodeId).sorted().toList().toString();
  }

  /** The leader leaves: the next leader removes it. */
  CompletableFuture<Void> andLeave() {
    Optional<String> target = consensus.mostUpToDate(presence::isThere);
    if (target.isEmpty()) {
      return refused(Code.NO_QUORUM, "no other voter could take over");
    }
    Peer successor = consensus.view().peer(target.get()).orElseThrow();
    return consensus
        .transfer(target.get(), TRANSFER_TIMEOUT)
        .thenCompose(
            done -> askSuccessor(successor, System.nanoTime() + TRANSFER_TIMEOUT.toNanos()))
        .handle(
            (done, failure) -> {
              if (failure == null) {
                return null;
              }
              throw Failures.translated(successor, failure);
            });
  }

  /**
   * It answers that it does not lead until it has applied what was committed before its term, and
   * that too few are there until the others have answered it.
   */
  private CompletableFuture<byte[]> askSuccessor(Peer successor, long deadlineNanos) {
    return links
        .call(successor, CallKind.LEAVE, nodeId.getBytes(StandardCharsets.UTF_8))
        .handle(
            (done, failure) ->
                failure == null
                    ? CompletableFuture.completedFuture(done)
                    : isTooEarly(failure) && System.nanoTime() - deadlineNanos < 0
                        ? later(() -> askSuccessor(successor, deadlineNanos))
                        : CompletableFuture.<byte[]>failedFuture(failure))
        .thenCompose(asked -> asked);
  }

  private static boolean isTooEarly(Throwable failure) {
    return Failures.cause(failure) instanceof RemoteRefusal refusal
        && (refusal.code() == Code.NOT_LEADER || refusal.code() == Code.NO_QUORUM);
  }

  private CompletableFuture<byte[]> later(Supplier<CompletableFuture<byte[]>> call) {
    CompletableFuture<byte[]> made = new CompletableFuture<>();
    try {
      timer.schedule(
          () ->
              call.get()
                  .whenComplete(
                      (done, failure) -> {
                        if (failure == null) {
                          made.complete(done);
                        } else {
                          made.completeExceptionally(failure);
                        }
                      }),
          RETRY.toMillis(),
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      made.completeExceptionally(e);
    }
    return made;
  }
}
