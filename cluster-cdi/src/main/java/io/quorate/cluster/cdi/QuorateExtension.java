/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.DefinitionException;
import io.quorate.cluster.DefinitionProblem;
import io.quorate.cluster.cdi.config.NodeConfig;
import io.quorate.cluster.cdi.contract.ContractBeans;
import io.quorate.cluster.cdi.contract.CustomCalls;
import io.quorate.cluster.cdi.definition.BeanProblems;
import io.quorate.cluster.cdi.definition.HandlerBean;
import io.quorate.cluster.cdi.definition.HandlerBeans;
import io.quorate.cluster.cdi.definition.HandlerCheck;
import io.quorate.cluster.cdi.definition.InjectedHandlers;
import io.quorate.cluster.cdi.event.ObserverGuard;
import io.quorate.cluster.event.ClusterEvent;
import io.quorate.cluster.spi.ClusterProvider;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives an application its node: finds the handlers, reports everything that is wrong with them at
 * once, and starts and stops the node with the application scope.
 */
public final class QuorateExtension implements Extension {
  private final HandlerBeans handlers = new HandlerBeans();
  private final ContainerNode node = new ContainerNode();
  private final BeanProblems problems = new BeanProblems();
  private final CustomCalls customCalls = new CustomCalls(problems);
  private final Injectables injectables = new Injectables(node);
  private final NodeLifecycle lifecycle = new NodeLifecycle(node, injectables);
  private Optional<ContractBeans> contracts = Optional.empty();

  <T> void handlerClass(
      @Observes @WithAnnotations(ClusterHandler.class) ProcessAnnotatedType<T> event,
      BeanManager manager) {
    if (HandlerBeans.isHandler(event.getAnnotatedType())) {
      handlers.hide(event, manager);
    }
  }

  <T> void handlerBean(@Observes ProcessManagedBean<T> event) {
    if (HandlerBeans.isHandler(event.getAnnotatedBeanClass())) {
      handlers.add(event);
    }
  }

  void injectionPoint(@Observes ProcessInjectionPoint<?, ?> event) {
    customCalls.look(event);
    InjectedHandlers.look(event, handlers, problems);
  }

  void observer(@Observes ProcessObserverMethod<? extends ClusterEvent, ?> event) {
    ObserverGuard.guard(event);
  }

  void injectables(@Observes AfterBeanDiscovery event, BeanManager manager) {
    injectables.addTo(event);
    ContractBeans beans =
        new ContractBeans(manager, problems, node::callTimeout, lifecycle::executor);
    beans.read(handlers.all());
    beans.addTo(event, injectables::cluster, customCalls);
    contracts = Optional.of(beans);
  }

  void check(@Observes AfterDeploymentValidation event, BeanManager manager) {
    checkDefinitions(event, manager);
    try {
      node.configure(NodeConfig.read(application()));
      if (node.isEnabled()) {
        ClusterConfig.of(node.values());
      } else {
        node.disable();
      }
    } catch (ConfigException e) {
      event.addDeploymentProblem(e);
    }
  }

  private void checkDefinitions(AfterDeploymentValidation event, BeanManager manager) {
    HandlerCheck check = new HandlerCheck(manager, problems);
    handlers.all().forEach(check::check);
    contracts.ifPresent(ContractBeans::checkDecorators);
    List<DefinitionProblem> all =
        new ArrayList<>(
            ClusterProvider.find()
                .check(handlers.all().stream().<Class<?>>map(HandlerBean::javaClass).toList()));
    all.addAll(problems.list());
    if (!all.isEmpty()) {
      event.addDeploymentProblem(new DefinitionException(all));
    }
  }

  private static ClassLoader application() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : QuorateExtension.class.getClassLoader();
  }

  /** Early, so that the application's own observers of this event find a node. */
  void start(
      @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_BEFORE)
          Object any,
      BeanManager manager) {
    lifecycle.begin(manager, handlers.all(), application());
  }

  /** Late, so that the application's own observers of this event still have a node. */
  void stop(
      @Observes
          @BeforeDestroyed(ApplicationScoped.class)
          @Priority(Interceptor.Priority.LIBRARY_AFTER)
          Object any) {
    lifecycle.end();
  }

  void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Shutdown event) {
    lifecycle.stop();
  }

  void stop(@Observes BeforeShutdown event) {
    lifecycle.stop();
  }
}
