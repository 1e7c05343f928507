/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

import io.quorate.cluster.ClusterHandler;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the handler beans of an application while the container discovers them. */
public final class HandlerBeans {
  private final Map<Class<?>, Set<Annotation>> qualifiers = new HashMap<>();
  private final List<HandlerBean> beans = new ArrayList<>();

  /** Keeps a handler's qualifiers for its contracts, and hides its bean from everybody else. */
  public void hide(ProcessAnnotatedType<?> event, BeanManager manager) {
    AnnotatedType<?> type = event.getAnnotatedType();
    Set<Annotation> own = new LinkedHashSet<>();
    type.getAnnotations().stream()
        .filter(annotation -> manager.isQualifier(annotation.annotationType()))
        .forEach(own::add);
    qualifiers.put(type.getJavaClass(), own);
    event
        .configureAnnotatedType()
        .remove(annotation -> manager.isQualifier(annotation.annotationType()))
        .add(ForDispatcher.Literal.INSTANCE);
  }

  /** Notes a bean that is enabled. */
  public void add(ProcessManagedBean<?> event) {
    AnnotatedType<?> type = event.getAnnotatedBeanClass();
    beans.add(
        new HandlerBean(
            event.getBean(), type, qualifiers.getOrDefault(type.getJavaClass(), Set.of())));
  }

  /** Whether a class is a handler. */
  public static boolean isHandler(AnnotatedType<?> type) {
    return type.isAnnotationPresent(ClusterHandler.class);
  }

  /** Whether a class is one of the handlers that were found. */
  public boolean contains(Class<?> type) {
    return qualifiers.containsKey(type);
  }

  /** The enabled handlers, ordered by their classes' names. */
  public List<HandlerBean> all() {
    return beans.stream()
        .sorted(Comparator.comparing(handler -> handler.javaClass().getName()))
        .toList();
  }
}
