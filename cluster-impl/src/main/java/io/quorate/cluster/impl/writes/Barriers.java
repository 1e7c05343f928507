/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.impl.consensus.Peer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Barriers for linearizable reads on this node: entries that are handed to the leader's engine
 * after they were asked for. Safe for use from any thread.
 */
public final class Barriers {
  private final Supplier<CompletableFuture<Long>> local;
  private final Links links;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<Long>> asked = new ConcurrentHashMap<>();

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
      case Route.Remote there -> ask(there.leader());
      case Route.Nowhere nowhere ->
          CompletableFuture.failedFuture(new IllegalStateException("no leader is known"));
    };
  }

  private CompletableFuture<Long> ask(Peer leader) {
    CompletableFuture<Long> barrier = new CompletableFuture<>();
    long number = numbers.incrementAndGet();
    asked.put(number, barrier);
    links
        .call(leader, CallKind.BARRIER, new byte[0])
        .whenComplete(
            (answer, failure) -> {
              asked.remove(number);
              if (failure == null) {
                barrier.complete(ByteBuffer.wrap(answer).getLong());
              } else {
                barrier.completeExceptionally(failure);
              }
            });
    return barrier;
  }

  /** Leadership is elsewhere now: nobody waits for the old leader's answer any longer. */
  public void routeChanged() {
    IllegalStateException failure = new IllegalStateException("the leader has changed");
    asked.values().forEach(barrier -> barrier.completeExceptionally(failure));
    asked.values().removeIf(CompletableFuture::isDone);
  }
}
