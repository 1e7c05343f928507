/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Finds injection points of handlers' classes, whose calls would go past the log. */
public final class InjectedHandlers {
  private InjectedHandlers() {}

  /** Looks at one injection point. */
  public static void look(
      ProcessInjectionPoint<?, ?> event, HandlerBeans handlers, BeanProblems problems) {
    InjectionPoint point = event.getInjectionPoint();
    Type wanted = point.getType();
    boolean lookup =
        wanted instanceof ParameterizedType parameterized
            && (parameterized.getRawType() == Instance.class
                || parameterized.getRawType() == Provider.class);
    Type type = lookup ? ((ParameterizedType) wanted).getActualTypeArguments()[0] : wanted;
    if (!(type instanceof Class<?> handler) || !handlers.contains(handler)) {
      return;
    }
    problems.add(
        BeanCode.INJECTED_HANDLER,
        point.getMember().getDeclaringClass(),
        point.getMember().getName(),
        "injects the handler " + handler.getName() + ", whose calls would change this replica only",
        "inject a contract, that is an interface of the handler with @OnWrite and @OnRead methods,"
            + " or Cluster");
    if (!lookup) {
      // Satisfied for now, so that the container goes on to where all problems are reported.
      event.configureInjectionPoint().qualifiers(ForDispatcher.Literal.INSTANCE);
    }
  }
}
