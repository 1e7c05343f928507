/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one source again and again. At most one look is on its way; one that takes too long counts
 * as failed, and none begins before it has ended. All state belongs to the timer's thread; looking
 * happens on another.
 */
final class SourceWatch {
  private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int MAX_ADDRESSES = 4_096;

  private final NamedSource named;
  private final DiscoverySettings settings;
  private final ScheduledExecutorService timer;
  private final ExecutorService looks;
  private final Runnable changed;
  private final HostNames hosts;
  private final CompletableFuture<Void> firstEnded = new CompletableFuture<>();
  private final LongAdder ended = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile SourceState state = SourceState.NOTHING;
  private boolean overdue;
  private int failedInARow;

  SourceWatch(
      NamedSource named,
      DiscoverySettings settings,
      Absence absence,
      ScheduledExecutorService timer,
      ExecutorService looks,
      Runnable changed) {
    this.named = named;
    this.settings = settings;
    this.hosts = new HostNames(absence);
    this.timer = timer;
    this.looks = looks;
    this.changed = changed;
  }

  /** Begins a look; on the timer's thread, as is everything that follows from it. */
  void look() {
    overdue = false;
    Future<?> look;
    try {
      look = looks.submit(this::lookAndTell);
    } catch (RejectedExecutionException e) {
      LOG.trace("{}: discovery is closed", settings.nodeId(), e);
      return;
    } catch (Throwable e) {
      // The machine may have no thread to spare; it is asked again nevertheless.
      end(() -> failedLook("no thread could look: " + e));
      return;
    }
    after(settings.timeout(), () -> expire(look));
  }

  private void lookAndTell() {
    Runnable said = asked();
    try {
      timer.execute(() -> end(said));
    } catch (RejectedExecutionException e) {
      LOG.trace("{}: discovery is closed", settings.nodeId(), e);
    }
  }

  /** What follows from the source's answer. */
  private Runnable asked() {
    try {
      Collection<HostPort> list = named.source().look();
      HostNames.Resolved resolved = hosts.resolve(bounded(list));
      Set<String> names =
          list.stream().map(HostPort::toString).collect(Collectors.toUnmodifiableSet());
      return () -> found(resolved, names);
    } catch (Exception e) {
      String message = message(e);
      return () -> failedLook(message);
    } catch (Throwable e) {
      // A source of somebody's own may break in any way, and is asked again nevertheless.
      return () -> failedLook("it broke: " + e);
    }
  }

  private static Collection<HostPort> bounded(Collection<HostPort> list) throws DiscoveryFailure {
    if (list.size() > MAX_ADDRESSES) {
      throw new DiscoveryFailure(
          "it lists %d addresses; the most is %d".formatted(list.size(), MAX_ADDRESSES));
    }
    return list;
  }

  private static String message(Exception e) {
    String message = e.getMessage();
    return (e instanceof DiscoveryFailure || e instanceof IOException) && message != null
        ? message
        : e.toString();
  }

  private void expire(Future<?> look) {
    if (!look.isDone()) {
      overdue = true;
      update(state.failed("no answer within " + settings.timeout()));
      look.cancel(true);
    }
  }

  /** Whatever comes of it, another look follows. */
  private void end(Runnable said) {
    try {
      said.run();
    } catch (RuntimeException e) {
      LOG.warn("{}: what {} has found cannot be used", settings.nodeId(), named.title(), e);
    } finally {
      again();
    }
  }

  private void failedLook(String why) {
    if (!overdue) {
      update(state.failed(why));
    }
  }

  private void found(HostNames.Resolved resolved, Set<String> names) {
    String failure =
        resolved.failed().isEmpty()
            ? null
            : "no address for " + String.join(", ", resolved.failed());
    SourceState now =
        new SourceState(resolved.addresses(), names, resolved.missing(), true, failure);
    if (overdue) {
      late(now);
    } else {
      update(now);
    }
  }

  /** What comes too late counts as a list; the look has failed all the same. */
  private void late(SourceState found) {
    SourceState before = state;
    state = found.late(before.failure());
    reportNames(before, state);
    changed.run();
  }

  private void update(SourceState now) {
    SourceState before = state;
    state = now;
    ended.increment();
    if (now.failure() == null) {
      failedInARow = 0;
    } else {
      failures.increment();
      failedInARow++;
    }
    report(before, now);
    firstEnded.complete(null);
    changed.run();
  }

  /** Once per change. */
  private void report(SourceState before, SourceState now) {
    reportNames(before, now);
    if (Objects.equals(before.failure(), now.failure())) {
      return;
    }
    if (now.failure() == null) {
      LOG.info("{}: discovery by {} works again", settings.nodeId(), named.title());
    } else {
      LOG.warn("{}", warning(now));
    }
  }

  private void reportNames(SourceState before, SourceState now) {
    if (!named.fixed() && !before.names().equals(now.names())) {
      LOG.info(
          "{}: discovery by {} found {}", settings.nodeId(), named.title(), sorted(now.names()));
    }
  }

  private String warning(SourceState now) {
    return "%s: discovery by %s fails: %s; trying on, with %d addresses found before"
        .formatted(settings.nodeId(), named.title(), now.failure(), now.addresses().size());
  }

  private static String sorted(Set<String> names) {
    return names.isEmpty() ? "nobody" : String.join(", ", names.stream().sorted().toList());
  }

  /** Says when the next look begins: after a failure soon, and then less and less so. */
  private void again() {
    if (named.fixed() && state.failure() == null && literal()) {
      return;
    }
    Duration pause = settings.refresh();
    if (state.failure() != null) {
      Duration sooner = SOON.multipliedBy(1L << Math.min(failedInARow - 1, 10));
      pause = sooner.compareTo(pause) < 0 ? sooner : pause;
    }
    after(pause, this::look);
  }

  /** Nothing about it can change. */
  private boolean literal() {
    return state.addresses().stream()
        .allMatch(
            address ->
                state
                    .names()
                    .contains(
                        new HostPort(address.getAddress().getHostAddress(), address.getPort())
                            .toString()));
  }

  private void after(Duration pause, Runnable task) {
    try {
      Future<?> unused = timer.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.trace("{}: discovery is closed", settings.nodeId(), e);
    }
  }

  /** Completes when the first look has ended or taken too long. From any thread. */
  CompletableFuture<Void> firstEnded() {
    return firstEnded;
  }

  /** From any thread. */
  SourceState state() {
    return state;
  }

  /** What is not known yet, if anything is. From any thread. */
  Optional<Gap> gap() {
    SourceState now = state;
    return now.answered() && now.missing().isEmpty()
        ? Optional.empty()
        : Optional.of(new Gap(named.title(), named.fixed(), now.answered(), now.missing()));
  }

  boolean fixed() {
    return named.fixed();
  }

  KindFigures figures() {
    return new KindFigures(named.kind(), ended.sum(), failures.sum(), state.addresses().size());
  }

  /** What is wrong now, if anything is. */
  Optional<String> warning() {
    SourceState now = state;
    return now.failure() == null ? Optional.empty() : Optional.of(warning(now));
  }
}
