/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.consensus.SubmitException;
import io.quorate.cluster.impl.format.LogFrameWriter;
import io.quorate.cluster.impl.format.Outcome;
import io.quorate.cluster.impl.sessions.SessionTable;
import io.quorate.cluster.impl.state.OutcomeSinks;
import io.quorate.cluster.impl.state.SystemCommand;
import io.quorate.cluster.impl.telemetry.NodeCounters;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers commands into log entries on the leader. There is no timer: while no entry is in flight a
 * command leaves at once; otherwise commands gather, and leave together when the entry returns. So
 * an idle cluster adds no wait, and a busy one shares the cost of an entry. A further entry leaves
 * beside the one in flight only when what has gathered fills it: then waiting for more gains
 * nothing.
 *
 * <p>Safe for use from any thread. The caller's thread encodes and submits when nothing is in the
 * way; otherwise the batch thread does.
 */
public final class Batcher {
  private final BatchSettings settings;
  private final Function<byte[], CompletableFuture<Long>> submit;
  private final Clock clock;
  private final Executor thread;
  private final NodeCounters counters;
  private final IdleListener idle;
  private final HandOut handOut;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<QueuedCommand> queue = new ArrayDeque<>();
  private final Map<Long, CompletableFuture<Outcome>> system = new ConcurrentHashMap<>();
  private final LogFrameWriter writer = new LogFrameWriter();
  private final SessionHandle systemSession = new SystemSession();
  private List<CompletableFuture<Long>> barriers = new ArrayList<>();
  private long queuedBytes;
  private int inFlight;
  private boolean sending;

  /** Told when the last entry on its way has returned, and when one leaves again. */
  public interface IdleListener {
    /** Called under no lock, but not always in order when both happen at once. */
    void idle(boolean now);
  }

  /** What was sent as one entry. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record Batch(
      byte[] frame, List<QueuedCommand> commands, List<CompletableFuture<Long>> barriers) {}

  /** A batcher that hands frames to the engine by the function. */
  public Batcher(
      BatchSettings settings,
      Function<byte[], CompletableFuture<Long>> submit,
      OutcomeSinks sinks,
      Clock clock,
      Executor thread,
      NodeCounters counters,
      IdleListener idle,
      HandOut handOut) {
    this.settings = settings;
    this.submit = submit;
    this.clock = clock;
    this.thread = thread;
    this.counters = counters;
    this.idle = idle;
    this.handOut = handOut;
    handOut.onEnd(this::pump);
    sinks.add(SessionTable.NONE, this::systemApplied);
  }

  void offer(List<QueuedCommand> commands) {
    lock.lock();
    try {
      commands.forEach(this::enqueue);
    } finally {
      lock.unlock();
    }
    pump();
  }

  void offer(QueuedCommand command) {
    lock.lock();
    try {
      enqueue(command);
    } finally {
      lock.unlock();
    }
    pump();
  }

  private void enqueue(QueuedCommand command) {
    queue.add(command);
    queuedBytes += command.payload().length;
  }

  /**
   * Completes with the index of an entry that was handed to the engine after this call, when it has
   * been committed and applied here: whatever was committed before the call is below it.
   */
  public CompletableFuture<Long> barrier() {
    CompletableFuture<Long> barrier = new CompletableFuture<>();
    lock.lock();
    try {
      barriers.add(barrier);
    } finally {
      lock.unlock();
    }
    pump();
    return barrier;
  }

  /** Runs one of the product's own commands. */
  public CompletableFuture<Outcome> system(SystemCommand command) {
    long id = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    system.put(id, outcome);
    outcome.whenComplete((done, failure) -> system.remove(id));
    offer(
        new QueuedCommand(
            systemSession,
            id,
            command.key(),
            null,
            null,
            command.encode(),
            new SystemTicket(outcome)));
    return outcome;
  }

  private void systemApplied(long index, long firstSequence, Outcome[] outcomes) {
    for (int i = 0; i < outcomes.length; i++) {
      CompletableFuture<Outcome> waiting = system.get(firstSequence + i);
      if (waiting != null) {
        waiting.complete(outcomes[i]);
      }
    }
  }

  /** Sends as long as there is something to send and room for it; one thread at a time. */
  private void pump() {
    for (Batch batch = next(); batch != null; batch = next()) {
      send(batch);
      lock.lock();
      try {
        sending = false;
      } finally {
        lock.unlock();
      }
    }
  }

  private @Nullable Batch next() {
    lock.lock();
    try {
      if (sending || (queue.isEmpty() && barriers.isEmpty()) || !mayLeave()) {
        return null;
      }
      List<CompletableFuture<Long>> covered = barriers;
      List<QueuedCommand> taken = take();
      if (taken.isEmpty() && covered.isEmpty()) {
        return null;
      }
      barriers = new ArrayList<>();
      sending = true;
      inFlight++;
      return new Batch(writer.finish(), taken, covered);
    } finally {
      lock.unlock();
    }
  }

  private boolean mayLeave() {
    if (queue.size() >= settings.maxCommands() || queuedBytes >= settings.maxBytes()) {
      return inFlight < settings.inFlight();
    }
    return inFlight == 0 && !handOut.holdsBack();
  }

  private List<QueuedCommand> take() {
    List<QueuedCommand> taken = new ArrayList<>(Math.min(queue.size(), settings.maxCommands()));
    writer.begin(clock.millis());
    while (taken.size() < settings.maxCommands() && !queue.isEmpty()) {
      QueuedCommand command = queue.element();
      int size = writer.sizeWith(command.key(), command.caller(), command.payload().length);
      if (size > settings.maxBytes() && !taken.isEmpty()) {
        break;
      }
      queue.remove();
      queuedBytes -= command.payload().length;
      if (command.ticket().claim()) {
        write(command);
        if (settings.everyCommandTwice()) {
          write(command);
        }
        taken.add(command);
      }
    }
    return taken;
  }

  private void write(QueuedCommand command) {
    writer.command(
        command.session().id(),
        command.sequence(),
        command.session().acknowledgedBelow(),
        command.key(),
        command.caller(),
        command.trace(),
        command.payload());
  }

  private void send(Batch batch) {
    idle.idle(false);
    counters.batchSent(batch.commands().size(), batch.frame().length);
    submit
        .apply(batch.frame())
        .whenComplete(
            (index, failure) -> {
              returned();
              if (failure == null) {
                batch.barriers().forEach(barrier -> barrier.complete(index));
              } else {
                failed(batch, failure);
              }
            });
  }

  private void returned() {
    boolean more;
    boolean none;
    lock.lock();
    try {
      inFlight--;
      more = !queue.isEmpty() || !barriers.isEmpty();
      none = inFlight == 0 && !more;
    } finally {
      lock.unlock();
    }
    if (none) {
      idle.idle(true);
    }
    if (more) {
      try {
        thread.execute(this::pump);
      } catch (RejectedExecutionException e) {
        failQueued(Code.CLOSED, "the node is closing");
      }
    }
  }

  private static void failed(Batch batch, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    SubmitException failure = cause instanceof SubmitException known ? known : null;
    Code code = failure == null ? Code.LEADER_LOST : failure.code();
    boolean maybe = failure == null || failure.maybeAppended();
    String message = String.valueOf(cause.getMessage());
    for (QueuedCommand command : batch.commands()) {
      command.ticket().failed(code, message, maybe);
    }
    batch.barriers().forEach(barrier -> barrier.completeExceptionally(cause));
  }

  /** Fails all that waits, when this node stops leading or closes. */
  public void failQueued(Code code, String message) {
    List<QueuedCommand> commands;
    List<CompletableFuture<Long>> waiting;
    lock.lock();
    try {
      commands = new ArrayList<>(queue);
      queue.clear();
      queuedBytes = 0;
      waiting = barriers;
      barriers = new ArrayList<>();
    } finally {
      lock.unlock();
    }
    commands.forEach(command -> command.ticket().failed(code, message, false));
    IllegalStateException failure = new IllegalStateException(message);
    waiting.forEach(barrier -> barrier.completeExceptionally(failure));
  }

  private static final class SystemSession implements SessionHandle {
    @Override
    public long id() {
      return SessionTable.NONE;
    }

    @Override
    public long acknowledgedBelow() {
      return 0;
    }
  }

  private record SystemTicket(CompletableFuture<Outcome> outcome) implements Ticket {
    @Override
    public boolean claim() {
      return !outcome.isDone();
    }

    @Override
    public void failed(Code code, String message, boolean maybe) {
      outcome.completeExceptionally(new IllegalStateException(code + ": " + message));
    }
  }
}
