/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.impl.threads.Threads;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps up to date where members may be. Sources are asked side by side; what they found is taken
 * together. Safe for use from any thread.
 */
public final class Discovery implements AutoCloseable {
  private final Sources sources;
  private final DiscoverySettings settings;
  private final ScheduledExecutorService timer;
  private final ExecutorService looks;
  private final List<SourceWatch> watches;
  private volatile Consumer<Found> listener = found -> {};
  private volatile boolean begun;
  private volatile @Nullable Found told;

  /** Discovery by these sources, which it closes. */
  public Discovery(Sources sources, DiscoverySettings settings, Threads threads) {
    this.sources = sources;
    this.settings = settings;
    this.timer = threads.scheduler("discovery");
    this.looks = threads.perTask("discovery-look");
    this.watches =
        sources.all().stream()
            .map(
                source ->
                    new SourceWatch(
                        source, settings, absence(settings), timer, looks, this::changed))
            .toList();
  }

  /** As the system's name servers say, within half the time of a look. */
  private static Absence absence(DiscoverySettings settings) {
    Duration bound = settings.timeout().dividedBy(2);
    return settings.forming()
        ? new DnsAbsence(new DnsLookups(List.of(), bound), bound)
        : Absence.UNKNOWN;
  }

  /**
   * Begins to look, and returns when all sources have answered once or have had their time for it.
   * The listener is told before this returns, and afterwards on every change; it must be short.
   */
  public void start(Consumer<Found> toTell) {
    listener = toTell;
    if (!watches.isEmpty()) {
      awaitFirst();
    }
    begun = true;
    changed();
  }

  private void awaitFirst() {
    timer.execute(() -> watches.forEach(SourceWatch::look));
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            watches.stream().map(SourceWatch::firstEnded).toArray(CompletableFuture<?>[]::new));
    try {
      all.get(settings.timeout().toMillis() + 500, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The machine is slow: what is found later is told later.
    }
  }

  private synchronized void changed() {
    Found now = found();
    if (begun && !now.equals(told)) {
      told = now;
      listener.accept(now);
    }
  }

  private Found found() {
    Set<InetSocketAddress> addresses = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    boolean definite = true;
    for (SourceWatch watch : watches) {
      SourceState state = watch.state();
      addresses.addAll(state.addresses());
      names.addAll(state.names());
      definite &= watch.fixed() && state.answered() && state.missing().isEmpty();
    }
    return new Found(addresses, names, definite);
  }

  /** Whether the list says the same for ever, as seeds do. */
  public boolean isFixed() {
    return watches.stream().allMatch(SourceWatch::fixed);
  }

  /** What was told last; empty before {@link #start} has ended. */
  public Optional<Found> lastTold() {
    return Optional.ofNullable(told);
  }

  /** Sources whose lists are not complete yet. */
  public List<Gap> gaps() {
    return watches.stream().flatMap(watch -> watch.gap().stream()).toList();
  }

  /** What is wrong now, a sentence each. */
  public List<String> warnings() {
    return watches.stream().flatMap(watch -> watch.warning().stream()).toList();
  }

  /** What each kind has done so far. */
  public Collection<KindFigures> figures() {
    Map<String, KindFigures> byKind = new LinkedHashMap<>();
    watches.forEach(
        watch -> byKind.merge(watch.figures().kind(), watch.figures(), KindFigures::plus));
    return byKind.values();
  }

  /** Stops looking; nothing is told afterwards. */
  @Override
  public void close() {
    listener = found -> {};
    Stream.of(timer, looks).forEach(ExecutorService::shutdownNow);
    sources.close();
  }
}
