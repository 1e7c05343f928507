/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.state.OutcomeSinks;
import io.quorate.cluster.impl.state.RefusalCode;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * This node's commands from acceptance to outcome: numbers them within the node's session, sends
 * them where the leader is, sends them again when that changes, and ends each one exactly once.
 * Because the state machine knows which sequence it has applied, sending again is always safe.
 *
 * <p>Safe for use from any thread.
 */
public final class WriteOrigin {
  private static final Duration RETRY = Duration.ofMillis(20);
  private static final Duration SWEEP = Duration.ofMillis(50);

  private final OriginSettings settings;
  private final OriginSession session;
  private final LocalPath local;
  private final RemotePath remote;
  private final Completions completions;
  private final ScheduledExecutorService scheduler;
  private final NodeCounters counters;
  private final ReentrantLock lock = new ReentrantLock();
  private final WriteWindow window;
  private final List<PendingCommand> unsent = new ArrayList<>();
  private Route route = new Route.Nowhere();
  private long routeEpoch;
  private boolean retryPlanned;
  private boolean sweeping;
  private boolean closed;

  /** An origin that sends into the batcher when this node leads, else over the links. */
  public WriteOrigin(
      OriginSettings settings,
      Batcher batcher,
      Links links,
      OutcomeSinks sinks,
      Completions completions,
      ScheduledExecutorService scheduler,
      NodeCounters counters) {
    this.settings = settings;
    this.completions = completions;
    this.scheduler = scheduler;
    this.counters = counters;
    this.window = new WriteWindow(settings.maxCommands(), settings.maxBytes());
    this.session =
        new OriginSession(
            settings, batcher, links, window, sinks, this::applied, this::sessionTried);
    this.local = new LocalPath(batcher, session, this);
    this.remote = new RemotePath(settings, links, session, this);
  }

  /** Accepts a command; the stage fails at once when there is no room. */
  CompletableFuture<Applied> submit(PendingCommand command) {
    lock.lock();
    try {
      if (closed) {
        return refuse(Code.CLOSED, "the node is closed");
      }
      if (!window.add(command)) {
        return refuse(
            Code.QUEUE_FULL,
            window.count()
                + " commands of "
                + window.bytes()
                + " bytes are on their way from this node; wait for some, or raise"
                + " quorate.write.queue-commands or quorate.write.queue-bytes");
      }
      enqueue(command);
      planSweep();
    } finally {
      lock.unlock();
    }
    pump();
    return command.future;
  }

  private static CompletableFuture<Applied> refuse(Code code, String message) {
    return CompletableFuture.failedFuture(NotCommittedException.of(code, message));
  }

  private void enqueue(PendingCommand command) {
    command.queued = true;
    unsent.add(command);
  }

  /** Sends what waits, if there is a way. */
  private void pump() {
    Route way;
    List<PendingCommand> batch;
    long epoch;
    lock.lock();
    try {
      way = route;
      if (unsent.isEmpty() || way instanceof Route.Nowhere) {
        return;
      }
      if (!session.isOpen()) {
        openSession();
        return;
      }
      int most = way instanceof Route.Local ? Integer.MAX_VALUE : remote.room();
      batch = take(most);
      epoch = routeEpoch;
      if (batch.isEmpty()) {
        return;
      }
      if (way instanceof Route.Remote) {
        remote.taken();
      }
    } finally {
      lock.unlock();
    }
    switch (way) {
      case Route.Local here -> local.send(batch, epoch);
      case Route.Remote there -> remote.send(there.leader(), batch, epoch);
      case Route.Nowhere nowhere -> {}
    }
  }

  private List<PendingCommand> take(int most) {
    List<PendingCommand> batch = new ArrayList<>(Math.min(most, unsent.size()));
    long bytes = 0;
    int looked = 0;
    for (; looked < unsent.size() && batch.size() < most; looked++) {
      PendingCommand command = unsent.get(looked);
      if (command.done) {
        continue;
      }
      bytes += command.payload.length;
      if (most != Integer.MAX_VALUE && bytes > settings.maxCallBytes() && !batch.isEmpty()) {
        break;
      }
      command.queued = false;
      command.routeEpoch = routeEpoch;
      if (command.attempts == 0) {
        // One that may be in the log under an older session must never get another number.
        command.session = session.id();
      }
      batch.add(command);
    }
    unsent.subList(0, looked).clear();
    return batch;
  }

  /** Just before a command leaves this node or enters the log; false if it has ended. */
  boolean claim(PendingCommand command, long epoch) {
    lock.lock();
    try {
      if (command.done || command.routeEpoch != epoch) {
        return false;
      }
      if (command.future.isCancelled()) {
        end(command);
        return false;
      }
      if (command.attempts++ > 0) {
        counters.resent();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Outcomes from the applying here, or from the leader's answer. */
  void applied(long index, long firstSequence, Outcome[] outcomes) {
    List<Runnable> ended = new ArrayList<>(outcomes.length);
    lock.lock();
    try {
      for (int i = 0; i < outcomes.length; i++) {
        PendingCommand command = window.get(firstSequence + i);
        if (command != null) {
          applied(command, new Applied(index, outcomes[i]), ended);
        }
      }
    } finally {
      lock.unlock();
    }
    if (!ended.isEmpty()) {
      completions.addAll(ended);
    }
  }

  private void applied(PendingCommand command, Applied applied, List<Runnable> ended) {
    if (applied.outcome() instanceof Outcome.Refused refused) {
      refused(command, refused, ended);
      return;
    }
    end(command);
    counters.writeLatency(System.nanoTime() - command.beganNanos);
    ended.add(() -> command.future.complete(applied));
  }

  /** The log refused a command: its session had expired, or its operation is not enabled. */
  private void refused(PendingCommand command, Outcome.Refused refused, List<Runnable> ended) {
    boolean expired = refused.code() == RefusalCode.SESSION_EXPIRED.number();
    if (expired) {
      session.expired(command.session);
      if (command.attempts <= 1) {
        // Only this attempt was made, and it was not applied: begin again in a new session.
        window.remove(command);
        command.attempts = 0;
        if (window.add(command)) {
          enqueue(command);
          planRetry();
          return;
        }
      }
    }
    boolean never = command.attempts <= 1;
    if (never) {
      command.attempts = 0;
    }
    Code code =
        expired
            ? Code.SESSION_EXPIRED
            : refused.code() == RefusalCode.NOT_ENABLED.number()
                ? Code.VERSION_MISMATCH
                : Code.LEADER_LOST;
    fail(command, code, refused.detail(), ended);
  }

  /** The leader's answers to a call, in the order of its commands. */
  void answered(
      List<PendingCommand> sent, List<Long> sequences, WriteReply.Answer[] answers, long epoch) {
    List<Runnable> ended = new ArrayList<>(answers.length);
    lock.lock();
    try {
      for (int i = 0; i < answers.length; i++) {
        PendingCommand command = sent.get(i);
        if (command.done || command.sequence != sequences.get(i)) {
          // Numbered again since, in a new session: this answer is not about that attempt.
          continue;
        }
        switch (answers[i]) {
          case WriteReply.Done done -> applied(command, done.applied(), ended);
          case WriteReply.Failed no ->
              failedAttempt(command, epoch, no.code(), no.message(), !no.maybe(), ended);
        }
      }
    } finally {
      lock.unlock();
    }
    completions.addAll(ended);
  }

  /**
   * An attempt failed; the command waits for another, until its deadline.
   *
   * @param takeBack whether it is certain that the attempt reached no log
   */
  void attemptFailed(
      PendingCommand command, long epoch, Code code, String message, boolean takeBack) {
    List<Runnable> ended = new ArrayList<>(1);
    lock.lock();
    try {
      failedAttempt(command, epoch, code, message, takeBack, ended);
    } finally {
      lock.unlock();
    }
    completions.addAll(ended);
  }

  private void failedAttempt(
      PendingCommand command,
      long epoch,
      Code code,
      String message,
      boolean takeBack,
      List<Runnable> ended) {
    if (command.done || command.queued || command.routeEpoch != epoch) {
      return;
    }
    if (takeBack) {
      command.attempts--;
    }
    command.lastRefusal = code;
    command.lastMessage = message;
    boolean hopeless =
        code == Code.UNKNOWN_OPERATION
            || code == Code.VERSION_MISMATCH
            || code == Code.STORAGE_FULL;
    if ((hopeless && command.attempts == 0) || closed) {
      fail(command, code, message, ended);
    } else {
      enqueue(command);
      planRetry();
    }
  }

  /** A call to the leader has returned; there is room for another. */
  void callReturned(long epoch) {
    lock.lock();
    try {
      if (epoch == routeEpoch) {
        remote.ended();
      }
    } finally {
      lock.unlock();
    }
    pump();
  }

  private void fail(PendingCommand command, Code code, String message, List<Runnable> ended) {
    end(command);
    ClusterException failure = command.failure(code, message);
    ended.add(() -> command.future.completeExceptionally(failure));
  }

  private void end(PendingCommand command) {
    command.done = true;
    window.remove(command);
  }

  /** Leadership is elsewhere now: what was on its way by the old route is sent by the new one. */
  public void routeChanged(Route changed) {
    lock.lock();
    try {
      if (changed.equals(route) || closed) {
        return;
      }
      route = changed;
      routeEpoch++;
      remote.reset();
      session.routeChanged();
      unsent.clear();
      window.all().forEach(this::enqueue);
      if (!(changed instanceof Route.Nowhere) && !session.isOpen()) {
        openSession();
      }
    } finally {
      lock.unlock();
    }
    pump();
  }

  /** On the scheduler: the batcher must not be entered under the lock. */
  private void openSession() {
    Route way = route;
    schedule(() -> session.open(way), Duration.ZERO);
  }

  private void sessionTried() {
    lock.lock();
    try {
      if (!session.isOpen() && !unsent.isEmpty()) {
        planRetry();
      }
    } finally {
      lock.unlock();
    }
    pump();
  }

  private void planRetry() {
    if (!retryPlanned && !closed) {
      retryPlanned = true;
      schedule(this::retry, RETRY);
    }
  }

  private void retry() {
    lock.lock();
    try {
      retryPlanned = false;
    } finally {
      lock.unlock();
    }
    pump();
  }

  private void planSweep() {
    if (!sweeping && !closed) {
      sweeping = true;
      schedule(this::sweep, SWEEP);
    }
  }

  /** Ends commands whose deadline has passed; runs only while there are commands. */
  private void sweep() {
    long now = System.nanoTime();
    List<Runnable> ended = new ArrayList<>();
    lock.lock();
    try {
      for (PendingCommand command : window.all()) {
        if (command.deadlineNanos - now <= 0) {
          boolean lost = command.attempts > 0;
          Code code = lost ? Code.TIMEOUT : command.lastRefusal;
          String message =
              lost ? "no answer before the deadline" : command.lastMessage + " before the deadline";
          fail(command, code, message, ended);
        } else if (command.future.isCancelled() && command.queued) {
          end(command);
        }
      }
      unsent.removeIf(command -> command.done);
      sweeping = false;
      if (window.count() > 0) {
        planSweep();
      }
    } finally {
      lock.unlock();
    }
    completions.addAll(ended);
    completions.watch();
    pump();
  }

  private void schedule(Runnable task, Duration delay) {
    try {
      scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      close();
    }
  }

  /** Ends all that is left, each as what is true of it. */
  public void close() {
    List<Runnable> ended = new ArrayList<>();
    lock.lock();
    try {
      closed = true;
      window.all().forEach(command -> fail(command, Code.CLOSED, "the node is closing", ended));
      unsent.clear();
    } finally {
      lock.unlock();
    }
    completions.addAll(ended);
  }

  /** Commands that are not done. */
  public int pendingCommands() {
    lock.lock();
    try {
      return window.count();
    } finally {
      lock.unlock();
    }
  }

  /** Bytes of the payloads of commands that are not done. */
  public long pendingBytes() {
    lock.lock();
    try {
      return window.bytes();
    } finally {
      lock.unlock();
    }
  }
}
