/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.Set;

/** Checks handlers as beans: one instance, and nothing around it that differs between nodes. */
public final class HandlerCheck {
  /** Of any other scope there may be several instances, as far as anybody can tell. */
  private static final Set<Class<?>> SCOPES_OF_ONE =
      Set.of(ApplicationScoped.class, Singleton.class);

  private final BeanManager manager;
  private final BeanProblems problems;

  /** Checks that add what they find. */
  public HandlerCheck(BeanManager manager, BeanProblems problems) {
    this.manager = manager;
    this.problems = problems;
  }

  /** Checks one handler. */
  public void check(HandlerBean handler) {
    Class<? extends Annotation> scope = handler.bean().getScope();
    if (!SCOPES_OF_ONE.contains(scope)) {
      problems.add(
          BeanCode.SCOPE,
          handler.javaClass(),
          "is @" + scope.getSimpleName() + ", so that there may be several instances of its state",
          "remove @"
              + scope.getSimpleName()
              + ", as @ClusterHandler makes it application scoped, or use @Singleton");
    }
    new ReplicatedCalls(manager, problems).check(handler);
    manager.resolveDecorators(handler.bean().getTypes(), qualifiers(handler)).stream()
        .filter(decorator -> !ReplicatedCalls.isDeterministic(decorator.getBeanClass()))
        .forEach(
            decorator ->
                problems.add(
                    BeanCode.DECORATOR,
                    handler.javaClass(),
                    "is decorated by "
                        + decorator.getBeanClass().getName()
                        + ", which is not @Deterministic and would run on every node",
                    "mark the decorator @Deterministic if it does the same on every node, or give"
                        + " its delegate a qualifier that the handler does not have"));
  }

  private static Annotation[] qualifiers(HandlerBean handler) {
    return handler.bean().getQualifiers().toArray(Annotation[]::new);
  }
}
