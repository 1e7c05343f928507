/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger.settlement;

import io.quorate.cluster.ClusterException;
import io.quorate.cluster.event.LeadershipGained;
import io.quorate.cluster.event.LeadershipLost;
import io.quorate.sample.ledger.DeclinedException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Settles at fixed intervals for as long as this node leads. */
@ApplicationScoped
public class SettlementJob {
  private static final System.Logger LOG = System.getLogger(SettlementJob.class.getName());

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("settlement").factory());
  @Inject SettlementsApi settlements;

  @Inject
  @ConfigProperty(name = "ledger.settle-every", defaultValue = "PT10S")
  Duration interval;

  private @Nullable Future<?> job;

  void begin(@Observes LeadershipGained event) {
    if (interval.isPositive()) {
      job =
          timer.scheduleWithFixedDelay(this::settle, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  void end(@Observes LeadershipLost event) {
    Future<?> running = job;
    if (running != null) {
      running.cancel(false);
    }
  }

  private void settle() {
    try {
      Settlement settlement = settlements.settle();
      LOG.log(System.Logger.Level.DEBUG, "settled: {0}", settlement);
    } catch (ClusterException | DeclinedException e) {
      // The next run, here or on another leader, covers it.
      LOG.log(System.Logger.Level.INFO, "not settled this time: {0}", e.toString());
    }
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }
}
