/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to the listener, one after the other on one thread; only messages are bounded.
 * Posting and flushing is for one thread.
 */
final class Mailbox implements MembershipListener {
  static final int MAX_WAITING_MESSAGES = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  private final String nodeId;
  private final MembershipListener listener;
  private final ExecutorService executor;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean overflow = new AtomicBoolean();
  private final List<Runnable> held = new ArrayList<>();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  Mailbox(String nodeId, MembershipListener listener, ExecutorService executor) {
    this.nodeId = nodeId;
    this.listener = listener;
    this.executor = executor;
  }

  @Override
  public void joined(NodeInfo node) {
    post(() -> listener.joined(node));
  }

  @Override
  public void left(NodeInfo node) {
    post(() -> listener.left(node));
  }

  @Override
  public void failed(NodeInfo node) {
    post(() -> listener.failed(node));
  }

  @Override
  public void updated(NodeInfo node) {
    post(() -> listener.updated(node));
  }

  @Override
  public void refused(String reason) {
    post(() -> listener.refused(reason));
  }

  @Override
  public void message(String fromNodeId, byte kind, byte[] payload) {
    if (waiting.incrementAndGet() > MAX_WAITING_MESSAGES) {
      waiting.decrementAndGet();
      dropped.increment();
      if (overflow.compareAndSet(false, true)) {
        LOG.warn(
            "Node {}: more than {} membership messages wait for a slow listener; dropping messages",
            nodeId,
            MAX_WAITING_MESSAGES);
      }
      return;
    }
    post(
        () -> {
          if (waiting.decrementAndGet() == 0) {
            overflow.set(false);
          }
          delivered.increment();
          listener.message(fromNodeId, kind, payload);
        });
  }

  private void post(Runnable event) {
    held.add(event);
  }

  /** Delivers what was posted since; the poster first publishes what the listener may ask for. */
  void flush() {
    List<Runnable> events = List.copyOf(held);
    held.clear();
    try {
      events.forEach(event -> executor.execute(() -> run(event)));
    } catch (RejectedExecutionException e) {
      LOG.debug("Node {}: membership is closed, event dropped", nodeId);
    }
  }

  private void run(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.error("Node {}: the membership listener failed; going on", nodeId, e);
    }
  }

  long delivered() {
    return delivered.sum();
  }

  long dropped() {
    return dropped.sum();
  }

  /** Lets what waits be delivered, for a moment, then ends the thread. */
  void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(200, TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
        executor.awaitTermination(200, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
