/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnTopic;
import io.quorate.cluster.OnTopicGap;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a handler's methods are for: said on the method itself, or on the method of an interface
 * that it implements.
 */
final class Roles {
  private static final List<Class<? extends Annotation>> OPERATIONS =
      List.of(OnWrite.class, OnRead.class, OnLeader.class, OnTopic.class, OnTopicGap.class);
  private static final List<Class<? extends Annotation>> SNAPSHOTS =
      List.of(SaveSnapshot.class, LoadSnapshot.class);

  private final Set<Class<?>> interfaces = new LinkedHashSet<>();
  private final Problems problems;

  Roles(Class<?> handler, Problems problems) {
    this.problems = problems;
    for (Class<?> type = handler; type != null; type = type.getSuperclass()) {
      collect(type);
    }
  }

  private void collect(Class<?> type) {
    for (Class<?> each : type.getInterfaces()) {
      if (interfaces.add(each)) {
        collect(each);
      }
    }
  }

  /** The one role of a method, or null: then it has none, or what is wrong has been said. */
  @Nullable Annotation of(Method method) {
    List<Annotation> own = on(method, OPERATIONS);
    own.addAll(on(method, SNAPSHOTS));
    List<Annotation> inherited = inherited(method);
    if (own.size() > 1) {
      problems.add(
          DefinitionCode.SEVERAL_ROLES,
          method,
          "has more than one of the annotations of an operation or snapshot",
          "keep one and write a method for each other");
      return null;
    }
    List<Annotation> distinct = inherited.stream().distinct().toList();
    if (distinct.size() > 1 || (!own.isEmpty() && !distinct.isEmpty() && !distinct.equals(own))) {
      problems.add(
          DefinitionCode.CONTRADICTION,
          method,
          "says " + own + " and implements a method that says " + distinct,
          "write the annotation on the interface's method only");
      return null;
    }
    if (!own.isEmpty()) {
      return own.get(0);
    }
    return distinct.isEmpty() ? null : distinct.get(0);
  }

  private List<Annotation> inherited(Method method) {
    List<Annotation> found = new ArrayList<>();
    for (Class<?> type : interfaces) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(above -> AnnotatedHandlers.overrides(method, above))
          .forEach(above -> found.addAll(on(above, OPERATIONS)));
    }
    return found;
  }

  private static List<Annotation> on(Method method, List<Class<? extends Annotation>> types) {
    List<Annotation> found = new ArrayList<>();
    for (Class<? extends Annotation> type : types) {
      Annotation annotation = method.getAnnotation(type);
      if (annotation != null) {
        found.add(annotation);
      }
    }
    return found;
  }
}
