/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.discovery.Found;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a node that was told to form a cluster waits for somebody to answer. It counts from the
 * first look, when membership is connected, and anew from whatever makes the list another one.
 * Confined to one thread.
 */
final class FormationWait {
  /** How long seeds have to answer before a bootstrap node takes them to be down. */
  static final Duration SEEDS = Duration.ofSeconds(3);

  /**
   * The same for a list that has changed or may change, from its last change: whom it names first
   * while this node runs is merged with, which takes longer than joining.
   */
  static final Duration CHANGED = Duration.ofSeconds(10);

  /** The same where members of the list do not exist: name servers remember absence for a while. */
  static final Duration ABSENT = Duration.ofMinutes(1);

  private boolean begun;
  private long sinceNanos;
  private Optional<Found> believed = Optional.empty();
  private boolean changed;
  private boolean absent;

  /**
   * Whether nobody can be expected to answer any more.
   *
   * @param nowNanos a clock that only moves forward
   * @param found the list as it is
   * @param fixed whether the list says the same for ever, but for what its names stand for
   * @param doubt why it must not be believed, if so
   */
  boolean isOver(long nowNanos, Optional<Found> found, boolean fixed, Optional<Doubt> doubt) {
    boolean holds = doubt.isPresent() && !doubt.get().passes();
    boolean other = begun && !found.equals(believed);
    boolean absentNow = doubt.isPresent() && doubt.get().passes();
    if (!begun || holds || other || absent != absentNow) {
      sinceNanos = nowNanos;
    }
    begun = true;
    believed = found;
    changed |= other || holds;
    absent = absentNow;
    Duration wait = absent ? ABSENT : changed || !fixed ? CHANGED : SEEDS;
    return nowNanos - sinceNanos > wait.toNanos();
  }
}
