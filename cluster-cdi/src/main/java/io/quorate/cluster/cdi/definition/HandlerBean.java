/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.util.Set;

/**
 * A bean whose methods are operations.
 *
 * @param bean the bean
 * @param type its annotated class
 * @param qualifiers what the application qualified it with; they go to its contracts
 */
public record HandlerBean(Bean<?> bean, AnnotatedType<?> type, Set<Annotation> qualifiers) {
  /** The class as it was written. */
  public Class<?> javaClass() {
    return type.getJavaClass();
  }

  /**
   * The one instance itself, not a client proxy, made now if it does not exist: nothing may be made
   * while entries are applied.
   */
  public Object instance(BeanManager manager) {
    return instance(bean, manager);
  }

  private static <T> Object instance(Bean<T> bean, BeanManager manager) {
    return manager.getContext(bean.getScope()).get(bean, manager.createCreationalContext(bean));
  }
}
