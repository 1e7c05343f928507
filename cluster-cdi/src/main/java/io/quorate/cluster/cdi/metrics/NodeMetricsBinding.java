/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.metrics;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.Subscription;
import io.quorate.cluster.cdi.ApplicationNode;
import io.quorate.cluster.cdi.NodePhase;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.MemberEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the node's figures registered with MicroProfile Metrics from the node's start to its end.
 * Does nothing where the API or an implementation is absent.
 *
 * <p>Members come and go, and the figures about them: they are registered as membership tells, the
 * others by the thread that starts the application.
 */
@ApplicationScoped
public class NodeMetricsBinding {
  /** After the node has been started, and before it is closed. */
  private static final int LATE = 4_000;

  private static final int EARLY = 100;

  private final @Nullable ApplicationNode node;
  private final @Nullable Cluster cluster;
  private final @Nullable Instance<Object> beans;
  private @Nullable RegisteredGauges gauges;
  private @Nullable Subscription subscription;

  /** For the container's proxies. */
  protected NodeMetricsBinding() {
    this.node = null;
    this.cluster = null;
    this.beans = null;
  }

  /** Binds this node. */
  @Inject
  public NodeMetricsBinding(ApplicationNode node, Cluster cluster, @Any Instance<Object> beans) {
    this.node = node;
    this.cluster = cluster;
    this.beans = beans;
  }

  synchronized void applicationStarted(
      @Observes @Priority(LATE) @Initialized(ApplicationScoped.class) Object context) {
    if (gauges == null && node().phase() != NodePhase.DISABLED && MetricsPresence.api()) {
      gauges = RegisteredGauges.in(Objects.requireNonNull(beans)).orElse(null);
    }
    if (gauges != null && subscription == null) {
      refresh();
      subscription = Objects.requireNonNull(cluster).subscribe(this::changed, EventStart.NEXT);
    }
  }

  void applicationEnds(
      @Observes @Priority(EARLY) @BeforeDestroyed(ApplicationScoped.class) Object context) {
    Subscription ended;
    synchronized (this) {
      ended = subscription;
      subscription = null;
      if (gauges != null) {
        gauges.keep(List.of());
        gauges = null;
      }
    }
    if (ended != null) {
      ended.close();
    }
  }

  private void changed(ClusterEvent event) {
    if (event instanceof MemberEvent) {
      refresh();
    }
  }

  private synchronized void refresh() {
    if (gauges != null) {
      gauges.keep(node().cluster().map(Cluster::metrics).orElseGet(List::of));
    }
  }

  private ApplicationNode node() {
    return Objects.requireNonNull(node);
  }
}
