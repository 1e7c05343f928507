/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.event;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterEvents;
import io.quorate.cluster.EventStart;
import io.quorate.cluster.Sticky;
import io.quorate.cluster.Subscription;
import io.quorate.cluster.cdi.context.EnterpriseContexts;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.event.LeaderChanged;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires the node's events as CDI events, in their order: synchronous observers are called by one
 * thread, one event after the other; asynchronous ones by another, so that they hold up nobody.
 */
public final class EventRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Event<Object> target;
  private final ExecutorService synchronous;
  private final SerialExecutor asynchronous;
  private final Optional<ExecutorService> own;
  private final Subscription subscription;

  /**
   * Begins with the present state.
   *
   * @param managed the runtime's executor for asynchronous observers, where there is one
   */
  public EventRelay(Cluster cluster, BeanManager manager, Optional<ExecutorService> managed) {
    this.target = manager.getEvent().select(ClusterEvents.Literal.INSTANCE);
    String prefix = "quorate-" + cluster.nodeId() + "-cdi-";
    this.synchronous = thread(prefix + "events");
    this.own = managed.isPresent() ? Optional.empty() : Optional.of(thread(prefix + "async"));
    this.asynchronous = new SerialExecutor(managed.or(() -> own).orElseThrow());
    if (cluster.leadership().leaderId().isEmpty()) {
      // A known leader is told by the subscription, to everybody.
      long term = cluster.leadership().term();
      later(() -> replay(new LeaderChanged(Optional.empty(), Optional.empty(), term)));
    }
    this.subscription =
        cluster.subscribe(event -> later(() -> fire(event)), EventStart.CURRENT_STATE);
  }

  private static ExecutorService thread(String name) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Executor component = EnterpriseContexts.context();
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(() -> component.execute(task), name);
          thread.setDaemon(true);
          thread.setContextClassLoader(loader);
          return thread;
        });
  }

  private void later(Runnable task) {
    try {
      synchronous.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("Closing; an event is not fired", e);
    }
  }

  private void replay(LeaderChanged state) {
    fire(target.select(Sticky.Literal.REPLAY), state);
  }

  private void fire(ClusterEvent event) {
    fire(event instanceof LeaderChanged ? target.select(Sticky.Literal.CHANGE) : target, event);
  }

  private void fire(Event<Object> to, ClusterEvent event) {
    try {
      to.fireAsync(event, NotificationOptions.ofExecutor(asynchronous))
          .whenComplete((done, failure) -> note(event, failure));
      to.fire(event);
    } catch (RuntimeException e) {
      note(event, e);
    }
  }

  private static void note(ClusterEvent event, @Nullable Throwable e) {
    if (e != null) {
      LOG.warn("An observer failed on {}", event, e);
    }
  }

  /** Delivers what is on its way, for a short time, and ends the threads. */
  @Override
  public void close() {
    subscription.close();
    end(synchronous);
    own.ifPresent(EventRelay::end);
  }

  private static void end(ExecutorService executor) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
