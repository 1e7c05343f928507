/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.Set;

/** Checks handlers as beans: one instance, and nothing around it that differs between nodes. */
public final class HandlerCheck {
  private static final Set<String> SCOPES_OF_MANY =
      Set.of(
          Dependent.class.getName(),
          RequestScoped.class.getName(),
          SessionScoped.class.getName(),
          ConversationScoped.class.getName(),
          "jakarta.faces.view.ViewScoped",
          "jakarta.faces.flow.FlowScoped",
          "jakarta.transaction.TransactionScoped");

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
    if (SCOPES_OF_MANY.contains(scope.getName())) {
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
