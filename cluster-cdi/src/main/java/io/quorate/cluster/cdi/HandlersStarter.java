/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterBuilder;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cdi.context.ContainerScope;
import io.quorate.cluster.cdi.definition.HandlerBean;
import io.quorate.cluster.spi.HandlerDefinition;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a node with the instances of the handler beans. */
final class HandlersStarter {
  private static final Logger LOG = LoggerFactory.getLogger(HandlersStarter.class);

  private final BeanManager manager;
  private final List<HandlerBean> handlers;
  private final ClassLoader application;
  private Optional<ContainerScope> scope = Optional.empty();

  HandlersStarter(BeanManager manager, List<HandlerBean> handlers, ClassLoader application) {
    this.manager = manager;
    this.handlers = handlers;
    this.application = application;
  }

  /** Starts it with the application's class loader, which its threads inherit. */
  Cluster start(Map<String, String> values) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(application);
    try {
      ContainerScope calls = new ContainerScope(manager);
      scope = Optional.of(calls);
      ClusterBuilder builder = Cluster.builder().config(values).callScope(calls);
      handlers.forEach(handler -> builder.handler(handler.instance(manager)));
      List<HandlerDefinition> definitions = definitions();
      definitions.forEach(builder::handler);
      Cluster cluster = builder.start();
      LOG.info(
          "{}: started with {} handler(s)", cluster.nodeId(), handlers.size() + definitions.size());
      return cluster;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Handlers made of functions, which are beans of any qualifier; a producer may give none. */
  private List<HandlerDefinition> definitions() {
    return manager.createInstance().select(HandlerDefinition.class, Any.Literal.INSTANCE).stream()
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(HandlerDefinition::name))
        .toList();
  }

  /**
   * Waits until the node takes part, if the configuration says so, and not longer than it says. Not
   * at all where the runtime lets handlers run only when the application has started: the node
   * would wait for the application, too.
   */
  void await(Cluster cluster, Duration patience) {
    if (patience.isZero()) {
      return;
    }
    try {
      long began = System.nanoTime();
      if (scope.isPresent() && !scope.get().isOpen(patience)) {
        LOG.info(
            "{}: the application does not wait for its node, although {} = {}: this runtime lets"
                + " nothing run in the application's contexts before the application has started."
                + " Its readiness check says when the node takes part",
            cluster.nodeId(),
            ConfigKeys.START_AWAIT.name(),
            patience);
        return;
      }
      awaitReady(cluster, patience, patience.minusNanos(System.nanoTime() - began));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitReady(Cluster cluster, Duration patience, Duration left)
      throws InterruptedException {
    LOG.info(
        "{}: the application waits up to {} ({}) for its node to take part: it has to be in the"
            + " configuration, to know a leader, and to apply what is committed",
        cluster.nodeId(),
        patience,
        ConfigKeys.START_AWAIT.name());
    try {
      cluster.ready().toCompletableFuture().get(left.toMillis(), TimeUnit.MILLISECONDS);
      LOG.info("{}: takes part", cluster.nodeId());
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn(
          "{}: does not take part after {}; leader {}, members {}. The application goes on, and"
              + " its calls fail until there is a quorum",
          cluster.nodeId(),
          patience,
          cluster.leadership().leaderId().orElse("unknown"),
          cluster.members().size(),
          e);
    }
  }
}
