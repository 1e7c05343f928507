/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.impl.consensus.Peer;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Barriers for linearizable reads on this node. A read joins a barrier that has not been handed to
 * the engine when the read arrived; reads that arrive meanwhile share the next one. Safe for use
 * from any thread.
 */
public final class Barriers {
  private final Supplier<CompletableFuture<Long>> local;
  private final Links links;
  private @Nullable CompletableFuture<Long> asked;
  private @Nullable CompletableFuture<Long> gathering;

  /** Barriers that are the local leader's when this node leads, else asked for over the links. */
  public Barriers(Supplier<CompletableFuture<Long>> local, Links links) {
    this.local = local;
    this.links = links;
  }

  /**
   * Completes with an index such that whatever was committed before this call is at or below it.
   * Fails when the leader could not prove that it leads; trying again is safe.
   */
  public CompletableFuture<Long> barrier(Route route) {
    return switch (route) {
      case Route.Local here -> local.get();
      case Route.Remote there -> shared(there.leader());
      case Route.Nowhere nowhere ->
          CompletableFuture.failedFuture(new IllegalStateException("no leader is known"));
    };
  }

  /** Leadership is elsewhere now: nobody waits for the old leader's answer any longer. */
  public void routeChanged() {
    CompletableFuture<Long> first;
    CompletableFuture<Long> second;
    synchronized (this) {
      first = asked;
      second = gathering;
      asked = null;
      gathering = null;
    }
    IllegalStateException failure = new IllegalStateException("the leader has changed");
    if (first != null) {
      first.completeExceptionally(failure);
    }
    if (second != null) {
      second.completeExceptionally(failure);
    }
  }

  private CompletableFuture<Long> shared(Peer leader) {
    CompletableFuture<Long> barrier = new CompletableFuture<>();
    synchronized (this) {
      if (asked != null) {
        if (gathering == null) {
          gathering = barrier;
        }
        return gathering;
      }
      asked = barrier;
    }
    ask(leader, barrier);
    return barrier;
  }

  private void ask(Peer leader, CompletableFuture<Long> barrier) {
    links
        .call(leader, CallKind.BARRIER, new byte[0])
        .whenComplete(
            (answer, failure) -> {
              next(leader, barrier);
              if (failure == null) {
                barrier.complete(ByteBuffer.wrap(answer).getLong());
              } else {
                barrier.completeExceptionally(failure);
              }
            });
  }

  @SuppressWarnings("ReferenceEquality") // this very barrier, or a later one
  private void next(Peer leader, CompletableFuture<Long> ended) {
    CompletableFuture<Long> following;
    synchronized (this) {
      if (asked != ended) {
        return;
      }
      following = gathering;
      asked = following;
      gathering = null;
    }
    if (following != null) {
      ask(leader, following);
    }
  }
}
