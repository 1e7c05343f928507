/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds which operation a method is, on the method itself or on what it implements. */
public final class OperationAnnotations {
  private static final List<Class<? extends Annotation>> TYPES =
      List.of(OnWrite.class, OnRead.class, OnLeader.class);

  private OperationAnnotations() {}

  /** What the method itself says. */
  public static Optional<Annotation> on(Method method) {
    return TYPES.stream()
        .<Annotation>flatMap(type -> Stream.ofNullable(method.getAnnotation(type)))
        .findFirst();
  }

  /** What a handler's method says, or the method of an interface that it implements. */
  public static Optional<Annotation> of(Method method, Class<?> handler) {
    return on(method)
        .or(
            () ->
                interfaces(handler).stream()
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(above -> sameSignature(above, method))
                    .flatMap(above -> on(above).stream())
                    .findFirst());
  }

  /** Every interface of a class. */
  public static Set<Class<?>> interfaces(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      collect(each, found);
    }
    return found;
  }

  private static void collect(Class<?> type, Set<Class<?>> found) {
    for (Class<?> each : type.getInterfaces()) {
      if (found.add(each)) {
        collect(each, found);
      }
    }
  }

  /** The methods of a class and its super-classes, those of {@code Object} left out. */
  public static List<Method> methods(Class<?> type) {
    return Stream.<Class<?>>iterate(
            type, each -> each != null && each != Object.class, Class::getSuperclass)
        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic())
        .toList();
  }

  /** Whether two methods have one name and parameters. */
  public static boolean sameSignature(Method one, Method other) {
    return one.getName().equals(other.getName())
        && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
  }
}
