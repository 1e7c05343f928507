/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.impl.consensus.Consensus;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On the leader: tells followers soon that the last entry of a burst is committed. While entries
 * follow one another each carries that of the one before, and nothing needs to be said.
 */
final class CommitAnnouncements {
  private static final Logger LOG = LoggerFactory.getLogger(CommitAnnouncements.class);

  /** Long enough that a caller who writes again at once makes it unnecessary. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Consensus consensus;
  private final ScheduledExecutorService scheduler;
  private final AtomicBoolean planned = new AtomicBoolean();
  private volatile boolean idle;

  CommitAnnouncements(Consensus consensus, ScheduledExecutorService scheduler) {
    this.consensus = consensus;
    this.scheduler = scheduler;
  }

  /** The batcher has nothing on its way any more, or has again. */
  void idle(boolean now) {
    idle = now;
    if (now && planned.compareAndSet(false, true)) {
      try {
        scheduler.schedule(this::later, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("Closing", e);
      }
    }
  }

  private void later() {
    planned.set(false);
    now();
  }

  /**
   * Handlers of all nodes wait for what is being applied here: followers are told before the next
   * entry can leave, which they force to disk before they look at what it says is committed. Cheap;
   * on a follower it does nothing.
   */
  void handlersWait() {
    consensus.announceCommit();
  }

  /** Somebody waits for what is committed. */
  void now() {
    if (idle) {
      consensus.announceCommit();
    }
  }
}
