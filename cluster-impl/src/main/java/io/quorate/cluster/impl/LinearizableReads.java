/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.StaleReadException;
import io.quorate.cluster.impl.writes.HandOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Gathers linearizable reads behind barriers. One group waits for its barrier; reads that arrive
 * meanwhile gather, as that barrier proves nothing to them, and share the next one. There is no
 * timer, so a lone read asks at once. Safe for use from any thread.
 */
final class LinearizableReads {
  private static final Duration RETRY = Duration.ofMillis(20);
  private static final Duration SWEEP = Duration.ofMillis(50);

  /** Runs reads once an index has been applied here. */
  interface Runner {
    /** Runs the reads, has their callers told, and then calls back. */
    void run(long index, List<PendingRead> reads, Runnable whenRun);

    /** Has a caller told that there is no reply. */
    void fail(PendingRead read, ClusterException failure);
  }

  private final Supplier<CompletableFuture<Long>> barrier;
  private final Runner runner;
  private final HandOut handOut;
  private final ScheduledExecutorService scheduler;
  private List<PendingRead> gathering = new ArrayList<>();
  private List<PendingRead> asking = List.of();
  private boolean sweeping;
  private boolean closed;

  LinearizableReads(
      Supplier<CompletableFuture<Long>> barrier,
      Runner runner,
      HandOut handOut,
      ScheduledExecutorService scheduler) {
    this.barrier = barrier;
    this.runner = runner;
    this.handOut = handOut;
    this.scheduler = scheduler;
    handOut.onEnd(this::ask);
  }

  void add(PendingRead read) {
    boolean refused;
    synchronized (this) {
      refused = closed;
      gathering.add(read);
      planSweep();
    }
    if (refused) {
      close();
    } else {
      ask();
    }
  }

  private void ask() {
    List<PendingRead> group = nextGroup();
    if (group.isEmpty()) {
      return;
    }
    barrier
        .get()
        .whenComplete(
            (index, failure) -> {
              if (failure == null) {
                runner.run(index, group, this::ended);
              } else {
                again(group);
              }
            });
  }

  private synchronized List<PendingRead> nextGroup() {
    if (!asking.isEmpty() || gathering.isEmpty() || handOut.holdsBack()) {
      return List.of();
    }
    asking = gathering;
    gathering = new ArrayList<>();
    return asking;
  }

  private void ended() {
    synchronized (this) {
      asking = List.of();
    }
    ask();
  }

  /** No leader proved itself; another may. */
  private void again(List<PendingRead> group) {
    synchronized (this) {
      List<PendingRead> all = new ArrayList<>(group);
      all.addAll(gathering);
      gathering = all;
      asking = List.of();
    }
    schedule(this::ask, RETRY);
  }

  /** Under the lock. */
  private void planSweep() {
    if (!sweeping && !closed) {
      sweeping = true;
      schedule(this::sweep, SWEEP);
    }
  }

  /** Ends reads whose time is over; runs only while there are reads. */
  private void sweep() {
    List<PendingRead> late = new ArrayList<>();
    synchronized (this) {
      sweeping = false;
      gathering.removeIf(PendingRead::isDone);
      asking.stream().filter(PendingRead::isLate).forEach(late::add);
      gathering.stream().filter(PendingRead::isLate).forEach(late::add);
      if (!gathering.isEmpty() || !asking.isEmpty()) {
        planSweep();
      }
    }
    late.forEach(
        read ->
            runner.fail(
                read,
                new StaleReadException(
                    Code.TIMEOUT, "the state was not new enough within " + read.timeout)));
  }

  private void schedule(Runnable task, Duration delay) {
    try {
      scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      close();
    }
  }

  /** Ends all that wait. */
  void close() {
    List<PendingRead> left = new ArrayList<>();
    synchronized (this) {
      closed = true;
      left.addAll(asking);
      left.addAll(gathering);
      gathering = new ArrayList<>();
    }
    left.forEach(
        read -> runner.fail(read, new StaleReadException(Code.CLOSED, "the node is closing")));
  }
}
