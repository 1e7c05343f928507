/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cdi.context.EnterpriseContexts;
import io.quorate.cluster.cdi.definition.HandlerBean;
import io.quorate.cluster.cdi.event.EventRelay;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Starts the application's node and its events, and stops both; each once. */
final class NodeLifecycle {
  private final ContainerNode node;
  private final Injectables injectables;
  private Optional<EventRelay> relay = Optional.empty();
  private volatile Optional<ExecutorService> executor = Optional.empty();
  private boolean hasStarted;
  private int modules;

  NodeLifecycle(ContainerNode node, Injectables injectables) {
    this.node = node;
    this.injectables = injectables;
  }

  /** A module of the application begins; the first one starts the node. */
  synchronized void begin(
      BeanManager manager, List<HandlerBean> handlers, ClassLoader application) {
    modules++;
    HandlersStarter starter = new HandlersStarter(manager, handlers, application);
    hasStarted = true; // A start that fails leaves threads of the engine as well.
    if (node.start(starter::start)) {
      Cluster cluster = node.cluster().orElseThrow();
      // Once, while a component of the application is current: looking it up is slow, too.
      executor = EnterpriseContexts.executor();
      relay = Optional.of(new EventRelay(cluster, manager, executor));
      starter.await(cluster, node.value(ConfigKeys.START_AWAIT));
    }
  }

  /** The runtime's managed executor while the node runs, where there is one; from any thread. */
  Optional<ExecutorService> executor() {
    return executor;
  }

  /** A module of the application ends; the node ends with the last one. */
  synchronized void end() {
    modules--;
    if (modules <= 0) {
      stop();
    }
  }

  /** The application ends: events go on until the node has said good-bye. */
  synchronized void stop() {
    node.stop();
    relay.ifPresent(EventRelay::close);
    relay = Optional.empty();
    executor = Optional.empty();
    injectables.complete();
    if (hasStarted) {
      hasStarted = false;
      EngineThreads.awaitEnd();
    }
  }
}
