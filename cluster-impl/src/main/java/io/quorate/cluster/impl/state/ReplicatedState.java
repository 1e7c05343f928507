/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.consensus.LogConsumer;
import io.quorate.cluster.impl.consensus.LogPosition;
import io.quorate.cluster.impl.consensus.SnapshotImage;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import io.quorate.cluster.impl.threads.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies entries in order on one thread of ours, so that the engine's thread never runs user code,
 * and runs reads between them. Methods may be called from any thread.
 */
public final class ReplicatedState implements LogConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicatedState.class);

  /** Entries handed over by the engine and not applied yet; more make it wait. */
  private static final int QUEUED_ENTRIES = 64;

  private record Waiting(long index, long order, Runnable task) {}

  private final HandlerRegistry handlers;
  private final Spool spool;
  private final Tables tables = new Tables();
  private final DigestHistory digests = new DigestHistory();
  private final FrameApplier applier;
  private final HaltSwitch halt;
  private final NodeCounters counters;
  private final ExecutorService thread;
  private final Semaphore room = new Semaphore(QUEUED_ENTRIES);
  private final AtomicLong bytesSinceSnapshot = new AtomicLong();
  private final AtomicLong entriesSinceSnapshot = new AtomicLong();
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(Waiting::index).thenComparingLong(Waiting::order));
  private long waitingOrder;
  private volatile LogPosition applied = LogPosition.NONE;
  private volatile @Nullable Thread applyThread;

  /** An empty state. */
  public ReplicatedState(
      ApplierSettings settings,
      HandlerRegistry handlers,
      OutcomeSinks sinks,
      HaltSwitch halt,
      NodeCounters counters,
      Threads threads) {
    this.handlers = handlers;
    this.spool = settings.spool();
    this.halt = halt;
    this.counters = counters;
    this.applier = new FrameApplier(settings, handlers, tables, sinks, counters);
    this.thread = threads.single("apply", handlers.scope()::thread);
  }

  /** The product's own tables. */
  public Tables tables() {
    return tables;
  }

  /** The digests of the latest entries. */
  public DigestHistory digests() {
    return digests;
  }

  /** Whether the caller is a replicated method or a read between entries. */
  public boolean isApplyThread() {
    return Thread.currentThread() == applyThread;
  }

  /** Bytes of entries applied since the last snapshot was captured. */
  public long bytesSinceSnapshot() {
    return bytesSinceSnapshot.get();
  }

  /** Entries applied since the last snapshot was captured. */
  public long entriesSinceSnapshot() {
    return entriesSinceSnapshot.get();
  }

  @Override
  public LogPosition applied() {
    return applied;
  }

  @Override
  public CompletableFuture<?> apply(LogPosition position, byte[] frame) {
    room.acquireUninterruptibly();
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      thread.execute(
          () -> {
            room.release();
            if (applyNow(position, frame)) {
              done.complete(null);
            } else {
              done.completeExceptionally(new IllegalStateException("this node is halted"));
            }
          });
    } catch (RejectedExecutionException e) {
      room.release();
      done.completeExceptionally(e);
    }
    return done;
  }

  private boolean applyNow(LogPosition position, byte[] frame) {
    applyThread = Thread.currentThread();
    if (halt.isHalted()) {
      return false;
    }
    long begin = System.nanoTime();
    try {
      int commands = applier.apply(position, frame);
      counters.entryApplied(commands, System.nanoTime() - begin);
    } catch (Throwable e) {
      halt.halt(
          "entry " + position.index() + " of term " + position.term() + " cannot be applied: " + e,
          e);
      return false;
    }
    bytesSinceSnapshot.addAndGet(frame.length);
    moved(position);
    return true;
  }

  private void moved(LogPosition position) {
    digests.record(position.index(), tables.digest());
    entriesSinceSnapshot.incrementAndGet();
    applied = position;
    while (!waiting.isEmpty() && waiting.peek().index() <= position.index()) {
      waiting.poll().task().run();
    }
  }

  @Override
  public void skip(LogPosition position) {
    execute(
        () -> {
          applyThread = Thread.currentThread();
          if (!halt.isHalted() && position.index() > applied.index()) {
            moved(position);
          }
        });
  }

  /**
   * Runs a task between entries as soon as the state contains the entry at an index. The task must
   * not throw; it is dropped when the node closes.
   */
  public void whenApplied(long index, Runnable task) {
    execute(
        () -> {
          applyThread = Thread.currentThread();
          if (applied.index() >= index) {
            task.run();
          } else {
            waiting.add(new Waiting(index, waitingOrder++, task));
          }
        });
  }

  private void execute(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("Dropped at close; whoever waits is told by its deadline or by the node", e);
    }
  }

  @Override
  public SnapshotImage capture() throws IOException {
    return exclusive(
        () -> {
          if (halt.isHalted()) {
            throw new IOException("this node is halted");
          }
          SnapshotImage image = StateSnapshot.capture(applied, tables, handlers, spool);
          bytesSinceSnapshot.set(0);
          entriesSinceSnapshot.set(0);
          return image;
        });
  }

  /** Captures the state between two entries, for an archive. Waits for the apply thread. */
  public BackupImage captureForBackup() throws IOException {
    return exclusive(
        () -> {
          if (halt.isHalted()) {
            throw new IOException("this node is halted");
          }
          return new BackupImage(
              StateSnapshot.capture(applied, tables, handlers, spool),
              tables.featureLevel(),
              tables.epoch());
        });
  }

  @Override
  public void load(LogPosition position, InputStream in) throws IOException {
    exclusive(
        () -> {
          new StateLoader(tables, handlers).load(in);
          bytesSinceSnapshot.set(0);
          entriesSinceSnapshot.set(0);
          moved(position);
          return position;
        });
  }

  /** Runs between entries and waits for it. */
  private <T> T exclusive(Callable<T> task) throws IOException {
    Future<T> result = thread.submit(task);
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(String.valueOf(e.getCause()), e.getCause());
    }
  }
}
