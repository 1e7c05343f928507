/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

import io.quorate.cluster.Deterministic;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.interceptor.Interceptors;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what would be called around the methods that run on every node. */
final class ReplicatedCalls {
  private static final String REMEDY =
      "put it on a contract's method, where it runs once and before the log, or mark the"
          + " interceptor's class @Deterministic if it does the same on every node";

  private final BeanManager manager;
  private final BeanProblems problems;

  ReplicatedCalls(BeanManager manager, BeanProblems problems) {
    this.manager = manager;
    this.problems = problems;
  }

  static boolean isDeterministic(Class<?> type) {
    return type.isAnnotationPresent(Deterministic.class);
  }

  void check(HandlerBean handler) {
    List<AnnotatedMethod<?>> replicated = new ArrayList<>();
    for (AnnotatedMethod<?> method : handler.type().getMethods()) {
      if (isReplicated(method, handler.javaClass())) {
        replicated.add(method);
      }
    }
    if (replicated.isEmpty()) {
      return;
    }
    replicated.sort(Comparator.comparing(method -> method.getJavaMember().toString()));
    // What is on the class is said once, however many methods it has.
    Set<String> reported = new LinkedHashSet<>();
    Map<Class<?>, Annotation> ofClass = new LinkedHashMap<>();
    handler.bean().getStereotypes().stream()
        .filter(manager::isStereotype)
        .forEach(type -> add(ofClass, manager.getStereotypeDefinition(type)));
    add(ofClass, handler.type().getAnnotations());
    check(handler, "", ofClass, handler.type(), reported);
    for (AnnotatedMethod<?> method : replicated) {
      Map<Class<?>, Annotation> ofMethod = new LinkedHashMap<>(ofClass);
      add(ofMethod, method.getAnnotations());
      check(handler, BeanProblems.signature(method.getJavaMember()), ofMethod, method, reported);
    }
  }

  private static boolean isReplicated(AnnotatedMethod<?> method, Class<?> handler) {
    return method.isAnnotationPresent(SaveSnapshot.class)
        || method.isAnnotationPresent(LoadSnapshot.class)
        || OperationAnnotations.of(method.getJavaMember(), handler)
            .filter(OnWrite.class::isInstance)
            .isPresent();
  }

  private void add(Map<Class<?>, Annotation> bindings, Set<Annotation> annotations) {
    for (Annotation annotation : annotations) {
      if (manager.isInterceptorBinding(annotation.annotationType())) {
        bindings.put(annotation.annotationType(), annotation);
        add(bindings, manager.getInterceptorBindingDefinition(annotation.annotationType()));
      }
    }
  }

  private void check(
      HandlerBean handler,
      String member,
      Map<Class<?>, Annotation> bindings,
      Annotated where,
      Set<String> reported) {
    Set<String> found = new LinkedHashSet<>();
    if (!bindings.isEmpty()) {
      bound(bindings, found);
    }
    Interceptors named = where.getAnnotation(Interceptors.class);
    if (named != null) {
      Arrays.stream(named.value())
          .filter(type -> !isDeterministic(type))
          .forEach(type -> found.add(type.getName()));
    }
    found.removeIf(what -> !reported.add(what));
    for (String what : found) {
      problems.add(
          BeanCode.INTERCEPTOR,
          handler.javaClass(),
          member,
          "runs on every node and is intercepted by " + what + ", which is not @Deterministic",
          REMEDY);
    }
  }

  private void bound(Map<Class<?>, Annotation> bindings, Set<String> found) {
    List<Interceptor<?>> resolved =
        manager.resolveInterceptors(
            InterceptionType.AROUND_INVOKE, bindings.values().toArray(Annotation[]::new));
    Set<Class<?>> known = new LinkedHashSet<>();
    for (Interceptor<?> interceptor : resolved) {
      interceptor.getInterceptorBindings().forEach(each -> known.add(each.annotationType()));
      if (!isDeterministic(interceptor.getBeanClass())) {
        found.add(interceptor.getBeanClass().getName());
      }
    }
    // Another runtime may well have an interceptor for what has none here.
    bindings.keySet().stream()
        .filter(type -> !known.contains(type))
        .forEach(type -> found.add("@" + type.getName()));
  }
}
