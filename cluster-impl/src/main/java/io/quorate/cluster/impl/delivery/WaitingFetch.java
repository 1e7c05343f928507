/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The fetch of one feed that may wait until there is something to give. Safe for use from any
 * thread; what it gives is found and handed over on virtual threads, one at a time.
 */
final class WaitingFetch {
  /** Finds what there is. */
  interface Source {
    /**
     * The next deliveries, none if there are none; given as far as they are answered.
     *
     * @throws NotCommittedException when the feed has come to its end
     */
    List<TopicDelivery> collect(int maxMessages, long maxBytes);
  }

  private record Fetch(
      int maxMessages, long maxBytes, CompletableFuture<List<TopicDelivery>> answer) {}

  private final String reader;
  private final Source source;
  private final Executor threads;
  private @Nullable Fetch waiting;
  private boolean closed;

  WaitingFetch(String reader, Source source, Executor threads) {
    this.reader = reader;
    this.source = source;
    this.threads = threads;
  }

  CompletableFuture<List<TopicDelivery>> fetch(int maxMessages, long maxBytes) {
    if (maxMessages < 1 || maxBytes < 1) {
      throw new IllegalArgumentException(
          "a fetch takes at least one message and one byte; was "
              + maxMessages
              + " and "
              + maxBytes);
    }
    Fetch fetch = new Fetch(maxMessages, maxBytes, new CompletableFuture<>());
    synchronized (this) {
      if (closed) {
        return CompletableFuture.failedFuture(closedFailure());
      }
      if (waiting != null && !waiting.answer().isDone()) {
        throw new IllegalStateException("another fetch of " + reader + " is not complete");
      }
      waiting = fetch;
    }
    wake();
    return fetch.answer();
  }

  private static NotCommittedException closedFailure() {
    return NotCommittedException.of(
        Code.CLOSED, "the reader was closed, another was opened with its id, or the node closes");
  }

  synchronized boolean isWaiting() {
    return waiting != null;
  }

  /** There may be something to give; cheap. */
  void wake() {
    try {
      threads.execute(this::give);
    } catch (RejectedExecutionException e) {
      close();
    }
  }

  private void give() {
    Fetch fetch;
    List<TopicDelivery> found = List.of();
    @Nullable NotCommittedException end = null;
    synchronized (this) {
      fetch = waiting;
      if (fetch == null || fetch.answer().isDone()) {
        return;
      }
      try {
        found = source.collect(fetch.maxMessages(), fetch.maxBytes());
      } catch (NotCommittedException e) {
        end = e;
      }
      if (found.isEmpty() && end == null) {
        return;
      }
      waiting = null;
    }
    if (end == null) {
      fetch.answer().complete(found);
    } else {
      fetch.answer().completeExceptionally(end);
    }
  }

  /** Ends the fetch that waits, and refuses others; answers whether it was open. */
  boolean close() {
    Fetch left;
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      left = waiting;
      waiting = null;
    }
    if (left != null) {
      left.answer().completeExceptionally(closedFailure());
    }
    return true;
  }
}
