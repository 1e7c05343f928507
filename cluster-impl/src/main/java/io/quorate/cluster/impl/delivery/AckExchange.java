/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.threads.Deadlines;
import io.quorate.cluster.impl.topics.CursorMove;
import io.quorate.cluster.impl.topics.Subscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the leader what this node has acknowledged and asks for the floors that its publishers
 * need: one call for all of it, some milliseconds after something changed, and one at a time.
 * Silent while nothing changes and nobody publishes. Safe for use from any thread.
 */
final class AckExchange {
  private static final Logger LOG = LoggerFactory.getLogger(AckExchange.class);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** The links wait much longer for an answer that is lost; the next call tells the same. */
  private static final Duration CALL = Duration.ofSeconds(2);

  private static final Duration RETRY = Duration.ofMillis(100);
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  /** Hears of an acknowledgement that came to the leader. */
  interface Heard {
    void heard(String topic, Subscriber subscriber, long messages);
  }

  private record Floor(long position, long nanos) {}

  private final AckTable acks;
  private final LeaderLink link;
  private final Cursors cursors;
  private final ScheduledExecutorService scheduler;
  private final Queue<AckCell> changed = new ConcurrentLinkedQueue<>();
  private final Map<String, Floor> floors = new ConcurrentHashMap<>();
  private final AtomicBoolean planned = new AtomicBoolean();
  private volatile Heard heard = (topic, subscriber, messages) -> {};
  private volatile Publishers publishers = Publishers.NONE;

  AckExchange(AckTable acks, LeaderLink link, Cursors cursors, ScheduledExecutorService scheduler) {
    this.acks = acks;
    this.link = link;
    this.cursors = cursors;
    this.scheduler = scheduler;
  }

  /** Sets whose floors are asked for. */
  void publishers(Publishers value) {
    publishers = value;
  }

  /** Sets who counts. */
  void heard(Heard value) {
    heard = value;
  }

  /** A cell has a position to tell. */
  void changed(AckCell cell) {
    changed.add(cell);
    kick();
  }

  /** There is something to tell or to ask. */
  void kick() {
    plan(PAUSE);
  }

  private void plan(Duration pause) {
    if (planned.compareAndSet(false, true)) {
      try {
        scheduler.schedule(this::exchange, pause.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("Closing", e);
      }
    }
  }

  /** As far as is known, the lowest position of the live nodes that read a topic. */
  long floor(String topic) {
    long own = acks.floor(topic);
    Floor told = floors.get(topic);
    return link.leader() != LeaderLink.Leader.ELSEWHERE
            || own == AckTable.NOBODY
            || told == null
            || System.nanoTime() - told.nanos() > FRESH_NANOS
        ? own
        : Math.max(own, told.position());
  }

  private void exchange() {
    planned.set(false);
    List<AckCell> cells = new ArrayList<>();
    try {
      AckMessage message = message(cells, false);
      if (message.acks().isEmpty() && message.wanted().isEmpty()) {
        return;
      }
      switch (link.leader()) {
        case HERE -> {
          answered();
          again(message);
        }
        case ELSEWHERE -> {
          planned.set(true);
          CompletableFuture<byte[]> call = link.tell(message.encode());
          Deadlines.expire(
              call,
              CALL,
              scheduler,
              () -> call.completeExceptionally(new TimeoutException("no answer in " + CALL)));
          call.whenComplete((answer, failure) -> told(cells, message, answer, failure));
        }
        case NOWHERE -> {
          cells.forEach(AckCell::tellAgain);
          answered();
          plan(RETRY);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("Telling acknowledgements failed, trying again", e);
      planned.set(false);
      cells.forEach(AckCell::tellAgain);
      plan(RETRY);
    }
  }

  /** What is to be told; it counts here at once. */
  private AckMessage message(List<AckCell> cells, boolean flush) {
    List<CursorMove> moves = new ArrayList<>();
    for (AckCell cell = changed.poll(); cell != null; cell = changed.poll()) {
      cells.add(cell);
      CursorMove move = cell.take();
      moves.add(move);
      tell(move);
    }
    return new AckMessage(moves, publishers.wanted(), flush);
  }

  private void tell(CursorMove move) {
    long messages = acks.tell(move);
    if (messages > 0) {
      heard.heard(move.topic(), move.subscriber(), messages);
    }
  }

  private void told(
      List<AckCell> cells,
      AckMessage message,
      byte @Nullable [] answer,
      @Nullable Throwable failure) {
    planned.set(false);
    if (failure != null || answer == null) {
      LOG.debug("The leader did not hear of {}", message, failure);
      cells.forEach(AckCell::tellAgain);
      plan(RETRY);
      answered();
      return;
    }
    try {
      long now = System.nanoTime();
      AckMessage.decodeFloors(answer)
          .forEach((topic, position) -> floors.put(topic, new Floor(position, now)));
    } catch (IOException e) {
      LOG.warn("The leader's floors cannot be read", e);
    }
    answered();
    again(message);
  }

  private void answered() {
    publishers.refresh();
  }

  private void again(AckMessage message) {
    if (!message.wanted().isEmpty() || !changed.isEmpty()) {
      plan(PAUSE);
    }
  }

  /** Another node tells this one, which leads. */
  CompletableFuture<byte[]> told(byte[] body) {
    AckMessage message;
    try {
      message = AckMessage.decode(body);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
    message.acks().forEach(this::tell);
    if (!message.acks().isEmpty()) {
      publishers.refresh();
    }
    Map<String, Long> asked = new LinkedHashMap<>();
    message.wanted().forEach(topic -> asked.put(topic, acks.floor(topic)));
    byte[] answer = AckMessage.encodeFloors(asked);
    return message.flush()
        ? cursors.flush().<byte[]>thenApply(done -> answer)
        : CompletableFuture.completedFuture(answer);
  }

  /** Tells at once, so that it is in the log before this node goes; completes when it is. */
  CompletableFuture<?> flush() {
    AckMessage message = message(new ArrayList<>(), true);
    return switch (link.leader()) {
      case HERE -> cursors.flush();
      case ELSEWHERE -> link.tell(message.encode());
      case NOWHERE -> CompletableFuture.completedFuture(null);
    };
  }

  /** Another leads, or in another term: it knows nothing but what is replicated. */
  void leaderChanged() {
    floors.clear();
    kick();
  }
}
