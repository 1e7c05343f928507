/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The interceptors around the operations of one contract object. They run where the caller is,
 * before the log; for a method that returns a stage, around the call that returns it.
 */
final class Interception implements AutoCloseable {
  /** The call that is intercepted. */
  @FunctionalInterface
  interface Target {
    @Nullable Object call(@Nullable Object[] arguments) throws Throwable;
  }

  private final BeanManager manager;
  private final Map<Method, List<Interceptor<?>>> chains = new HashMap<>();
  private final Map<Interceptor<?>, Object> instances = new HashMap<>();
  private final List<CreationalContext<?>> contexts = new ArrayList<>();

  Interception(BeanManager manager, Contract contract) {
    this.manager = manager;
    for (Method method : contract.operations().keySet()) {
      Map<Class<?>, Annotation> bindings = new LinkedHashMap<>();
      add(bindings, Set.of(contract.type().getAnnotations()));
      add(bindings, Set.of(method.getAnnotations()));
      if (!bindings.isEmpty()) {
        List<Interceptor<?>> chain =
            manager.resolveInterceptors(
                InterceptionType.AROUND_INVOKE, bindings.values().toArray(Annotation[]::new));
        chain.forEach(interceptor -> instances.computeIfAbsent(interceptor, this::create));
        if (!chain.isEmpty()) {
          chains.put(method, chain);
        }
      }
    }
  }

  private void add(Map<Class<?>, Annotation> bindings, Set<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      Class<? extends Annotation> type = annotation.annotationType();
      if (manager.isInterceptorBinding(type)) {
        bindings.put(type, annotation);
        add(bindings, manager.getInterceptorBindingDefinition(type));
      }
    }
  }

  private <T> Object create(Interceptor<T> interceptor) {
    CreationalContext<T> context = manager.createCreationalContext(interceptor);
    contexts.add(context);
    return interceptor.create(context);
  }

  /** Calls the target through the interceptors of the method. */
  @Nullable Object around(Object proxy, Method method, @Nullable Object[] arguments, Target target)
      throws Throwable {
    List<Interceptor<?>> chain = chains.get(method);
    if (chain == null) {
      return target.call(arguments);
    }
    InterceptedCall call = new InterceptedCall(proxy, method, arguments, target, chain, instances);
    try {
      return call.start();
    } catch (RuntimeException e) {
      // A container may wrap checked exceptions that pass through its interceptors.
      throw call.isWrapped(e) && e.getCause() != null ? e.getCause() : e;
    }
  }

  @Override
  public void close() {
    contexts.forEach(CreationalContext::release);
  }
}
