/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.impl.threads.Deadlines;
import io.quorate.cluster.impl.topics.Topic;
import io.quorate.cluster.impl.topics.TopicTable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds publishers of a topic while the slowest live handler is too far behind. Those who wait go
 * in order. Safe for use from any thread.
 */
public final class PublishWindow implements Publishers {
  /** Stands for no topic, as no topic has this name; nobody reads it. */
  private static final String UNBOUNDED = "";

  private static final long RECENT_NANOS = Duration.ofSeconds(1).toNanos();

  private final int window;
  private final int mostWaiting;
  private final TopicTable table;
  private final BooleanSupplier enabled;
  private final ToLongFunction<String> floors;
  private final Runnable wanted;
  private final ScheduledExecutorService scheduler;
  private final Executor threads;
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closed;

  /**
   * A window.
   *
   * @param enabled whether topics are available in this cluster already
   * @param floors the lowest position of live handlers of a topic, or {@link AckTable#NOBODY}
   * @param wanted tells that floors are needed afresh soon
   */
  PublishWindow(
      int window,
      int mostWaiting,
      TopicTable table,
      BooleanSupplier enabled,
      ToLongFunction<String> floors,
      Runnable wanted,
      ScheduledExecutorService scheduler,
      Executor threads) {
    this.window = window;
    this.mostWaiting = mostWaiting;
    this.table = table;
    this.enabled = enabled;
    this.floors = floors;
    this.wanted = wanted;
    this.scheduler = scheduler;
    this.threads = threads;
  }

  /**
   * Sends when the window of the topic allows it; the function is given what is left of the
   * timeout. Cancelling the answer withdraws what still waits.
   */
  public <T> CompletableFuture<T> send(
      String topic, Duration timeout, Function<Duration, CompletableFuture<T>> sending) {
    while (true) {
      Gate gate = gates.computeIfAbsent(topic, Gate::new);
      Held<T> held = new Held<>(gate, System.nanoTime() + timeout.toNanos(), sending);
      CompletableFuture<T> answer = send(gate, held, timeout);
      if (answer != null) {
        return answer;
      }
    }
  }

  /** Sends through a gate, unless that was removed meanwhile. */
  private <T> @Nullable CompletableFuture<T> send(Gate gate, Held<T> held, Duration timeout) {
    boolean goes;
    synchronized (gate) {
      if (gate.removed) {
        return null;
      }
      if (!gate.isRecent()) {
        gate.floor = floors.applyAsLong(gate.topic);
      }
      gate.lastUsed = System.nanoTime();
      goes = gate.waiting.isEmpty() && !gate.draining && gate.hasRoom();
      if (goes) {
        gate.onTheirWay++;
      } else if (closed) {
        return CompletableFuture.failedFuture(
            NotCommittedException.of(Code.CLOSED, "the node is closing"));
      } else if (waiting.get() >= mostWaiting) {
        return CompletableFuture.failedFuture(
            NotCommittedException.of(
                Code.QUEUE_FULL,
                waiting.get()
                    + " messages wait on this node for their topics' windows; wait for some, or"
                    + " raise quorate.write.queue-commands"));
      } else {
        waiting.incrementAndGet();
        gate.waiting.add(held);
      }
    }
    if (gates.size() > 2 * table.limits().topics()) {
      gates.values().forEach(Gate::removeIfUseless);
    }
    if (gate.floor != AckTable.NOBODY || !goes) {
      wanted.run();
    }
    if (goes) {
      held.go();
    } else {
      Deadlines.expire(held.answer, timeout, scheduler, held::expired);
    }
    return held.answer;
  }

  /** Sends once topics are available, whatever the windows. */
  public <T> CompletableFuture<T> whenEnabled(
      Duration timeout, Function<Duration, CompletableFuture<T>> sending) {
    return send(UNBOUNDED, timeout, sending);
  }

  /** Topics whose floors are needed. */
  @Override
  public List<String> wanted() {
    List<String> names = new ArrayList<>();
    for (Gate gate : gates.values()) {
      synchronized (gate) {
        if (gate.isRecent()) {
          names.add(gate.topic);
        }
      }
    }
    return names;
  }

  /** Publishers that wait. */
  public int held() {
    return waiting.get();
  }

  /** Floors may have moved: lets go whom they allow. */
  @Override
  public void refresh() {
    for (Gate gate : gates.values()) {
      boolean recent;
      synchronized (gate) {
        recent = gate.isRecent();
      }
      if (recent) {
        gate.floor = floors.applyAsLong(gate.topic);
        gate.letGo();
      }
    }
  }

  /** Ends all who wait. */
  void close() {
    closed = true;
    gates.values().forEach(Gate::failAll);
  }

  private final class Gate {
    private final String topic;
    private final ArrayDeque<Held<?>> waiting = new ArrayDeque<>();
    private int onTheirWay;
    private long lastUsed;
    private boolean draining;
    private boolean removed;
    private volatile long floor;

    Gate(String topic) {
      this.topic = topic;
      this.lastUsed = System.nanoTime();
      this.floor = floors.applyAsLong(topic);
    }

    /** Whether its floor is kept fresh. */
    boolean isRecent() {
      return !waiting.isEmpty() || System.nanoTime() - lastUsed < RECENT_NANOS;
    }

    /** Somebody who makes up names must not fill the memory. */
    synchronized void removeIfUseless() {
      if (!isRecent() && onTheirWay == 0 && table.topic(topic).isEmpty()) {
        removed = true;
        gates.remove(topic, this);
      }
    }

    boolean hasRoom() {
      if (!enabled.getAsBoolean()) {
        return false;
      }
      long low = floor;
      return low == AckTable.NOBODY
          || topic.equals(UNBOUNDED)
          || table.topic(topic).map(Topic::lastSeq).orElse(0L) + onTheirWay - low < window;
    }

    void letGo() {
      synchronized (this) {
        if (draining || waiting.isEmpty() || !hasRoom()) {
          return;
        }
        draining = true;
      }
      try {
        threads.execute(this::drain);
      } catch (RejectedExecutionException e) {
        failAll();
      }
    }

    /** One at a time, and nobody overtakes meanwhile: what one caller publishes stays in order. */
    private void drain() {
      for (Held<?> next = next(); next != null; next = next()) {
        next.go();
      }
    }

    private synchronized @Nullable Held<?> next() {
      while (!waiting.isEmpty() && hasRoom()) {
        Held<?> next = waiting.remove();
        PublishWindow.this.waiting.decrementAndGet();
        if (!next.answer.isDone()) {
          onTheirWay++;
          return next;
        }
      }
      draining = false;
      return null;
    }

    void failAll() {
      List<Held<?>> left;
      synchronized (this) {
        left = new ArrayList<>(waiting);
      }
      left.forEach(held -> held.fail(Code.CLOSED, "the node is closing"));
    }

    void returned() {
      synchronized (this) {
        onTheirWay--;
        if (waiting.isEmpty()) {
          return;
        }
      }
      letGo();
    }

    void withdraw(Held<?> held) {
      synchronized (this) {
        if (waiting.remove(held)) {
          PublishWindow.this.waiting.decrementAndGet();
        }
      }
    }
  }

  private final class Held<T> {
    private final Gate gate;
    private final long deadline;
    private final Function<Duration, CompletableFuture<T>> sending;
    private final Answer<T> answer;

    Held(Gate gate, long deadline, Function<Duration, CompletableFuture<T>> sending) {
      this.gate = gate;
      this.deadline = deadline;
      this.sending = sending;
      this.answer = new Answer<>(() -> gate.withdraw(this));
    }

    void go() {
      Duration left = Duration.ofNanos(Math.max(deadline - System.nanoTime(), 1_000_000));
      CompletableFuture<T> sent;
      try {
        sent = sending.apply(left);
      } catch (RuntimeException e) {
        sent = CompletableFuture.failedFuture(e);
      }
      answer.sent(sent);
      sent.whenComplete(
          (value, failure) -> {
            gate.returned();
            if (failure == null) {
              answer.complete(value);
            } else {
              answer.completeExceptionally(failure);
            }
          });
    }

    void expired() {
      fail(
          enabled.getAsBoolean() ? Code.WINDOW_FULL : Code.NO_LEADER,
          enabled.getAsBoolean()
              ? "a handler of topic \""
                  + gate.topic
                  + "\" was quorate.topics.window = "
                  + window
                  + " messages behind until the deadline; the message was not published"
              : "topics were not available before the deadline: no leader is known, or some"
                  + " configured node is of a version without topics or is not seen");
    }

    void fail(Code code, String message) {
      boolean waits;
      synchronized (gate) {
        waits = gate.waiting.remove(this);
      }
      if (waits) {
        waiting.decrementAndGet();
        NotCommittedException failure = NotCommittedException.of(code, message);
        try {
          threads.execute(() -> answer.completeExceptionally(failure));
        } catch (RejectedExecutionException e) {
          answer.completeExceptionally(failure);
        }
      }
    }
  }

  /** Cancelling it withdraws what waits, or what was sent if that is still possible. */
  private static final class Answer<T> extends CompletableFuture<T> {
    private final Runnable withdraw;
    private volatile CompletableFuture<T> sent = new CompletableFuture<>();

    Answer(Runnable withdraw) {
      this.withdraw = withdraw;
    }

    void sent(CompletableFuture<T> value) {
      sent = value;
      if (isCancelled()) {
        value.cancel(false);
      }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      withdraw.run();
      sent.cancel(mayInterruptIfRunning);
      return cancelled;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }
}
