/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.state.OutcomeSinks;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

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
  private final UnsentCommands unsent = new UnsentCommands();
  private final Endings endings;
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
      HandOut handOut,
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
    this.endings = new Endings(window, unsent, session, counters);
    this.local = new LocalPath(batcher, session, this);
    this.remote = new RemotePath(settings, links, session, this, handOut);
    handOut.onEnd(this::pump);
  }

  /** Accepts a command; the stage fails at once when there is no room. */
  CompletableFuture<Applied> submit(PendingCommand command) {
    List<Attempt> attempts;
    Route way;
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
      unsent.add(command);
      planSweep();
      way = route;
      attempts = take();
    } finally {
      lock.unlock();
    }
    send(way, attempts);
    return command.future;
  }

  private static CompletableFuture<Applied> refuse(Code code, String message) {
    return CompletableFuture.failedFuture(NotCommittedException.of(code, message));
  }

  /** Sends what waits, if there is a way. */
  private void pump() {
    List<Attempt> attempts;
    Route way;
    lock.lock();
    try {
      way = route;
      attempts = take();
    } finally {
      lock.unlock();
    }
    send(way, attempts);
  }

  /** What may leave now by the present route; under the lock. */
  private List<Attempt> take() {
    int waiting = unsent.size();
    if (waiting == 0 || route instanceof Route.Nowhere) {
      return List.of();
    }
    if (!session.isOpen()) {
      openSession();
      return List.of();
    }
    if (route instanceof Route.Local) {
      return unsent.take(Integer.MAX_VALUE, Long.MAX_VALUE, session.id(), routeEpoch);
    }
    int room = remote.room(waiting, window.count() - waiting);
    if (room == 0) {
      return List.of();
    }
    List<Attempt> attempts = unsent.take(room, settings.maxCallBytes(), session.id(), routeEpoch);
    if (!attempts.isEmpty()) {
      remote.taken();
    }
    return attempts;
  }

  private void send(Route way, List<Attempt> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    switch (way) {
      case Route.Local here -> local.send(attempts);
      case Route.Remote there -> remote.send(there.leader(), attempts);
      case Route.Nowhere nowhere -> {}
    }
  }

  /** Just before an attempt leaves this node or enters the log; false if it is not needed. */
  boolean claim(Attempt attempt) {
    PendingCommand command = attempt.command();
    lock.lock();
    try {
      if (!attempt.isCurrent() || command.routeEpoch != attempt.epoch()) {
        return false;
      }
      if (command.future.isCancelled()) {
        endings.end(command);
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

  /** Outcomes from the applying here. */
  void applied(long index, long firstSequence, Outcome[] outcomes) {
    decide(
        ended -> {
          for (int i = 0; i < outcomes.length; i++) {
            PendingCommand command = window.get(firstSequence + i);
            if (command != null) {
              endings.applied(command, new Applied(index, outcomes[i]), ended);
            }
          }
        });
  }

  /** The leader's answers to a call, in the order of its attempts. */
  void answered(List<Attempt> sent, WriteReply.Answer[] answers) {
    decide(
        ended -> {
          for (int i = 0; i < answers.length; i++) {
            Attempt attempt = sent.get(i);
            switch (answers[i]) {
              case WriteReply.Done done -> {
                if (attempt.isCurrent()) {
                  endings.applied(attempt.command(), done.applied(), ended);
                }
              }
              case WriteReply.Failed no ->
                  endings.attemptFailed(attempt, no.code(), no.message(), !no.maybe(), ended);
            }
          }
        });
  }

  /**
   * Attempts failed; their commands wait for another, until their deadlines.
   *
   * @param takeBack whether it is certain that they reached no log
   */
  void attemptsFailed(List<Attempt> attempts, Code code, String message, boolean takeBack) {
    decide(
        ended ->
            attempts.forEach(
                attempt -> endings.attemptFailed(attempt, code, message, takeBack, ended)));
  }

  /** Decides on commands under the lock, then has their callers told. */
  private void decide(Consumer<List<Runnable>> decision) {
    List<Runnable> ended = new ArrayList<>();
    lock.lock();
    try {
      int waiting = unsent.size();
      decision.accept(ended);
      if (unsent.size() > waiting) {
        planRetry();
      } else if (waiting > 0 && !ended.isEmpty()) {
        ended.add(this::pump);
      }
    } finally {
      lock.unlock();
    }
    if (!ended.isEmpty()) {
      completions.addAll(ended);
    }
  }

  /** A call to the leader has returned; there is room for another, unless it was to wait. */
  void callReturned(long epoch) {
    lock.lock();
    try {
      if (epoch == routeEpoch) {
        remote.ended();
      }
      if (retryPlanned) {
        return;
      }
    } finally {
      lock.unlock();
    }
    pump();
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
      unsent.replaceBy(window.all());
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
          endings.timedOut(command, ended);
        } else if (command.future.isCancelled() && command.queued) {
          endings.end(command);
        }
      }
      unsent.dropDone();
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
      window
          .all()
          .forEach(command -> endings.fail(command, Code.CLOSED, "the node is closing", ended));
      unsent.dropDone();
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
