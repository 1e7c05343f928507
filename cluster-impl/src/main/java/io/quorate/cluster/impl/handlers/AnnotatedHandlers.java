/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LeaderContext;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.WriteContext;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.OperationDefinition.Kind;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Reads the annotations of a handler bean into a {@link HandlerDefinition}. */
final class AnnotatedHandlers {
  private static final List<Class<? extends Annotation>> ROLES =
      List.of(OnWrite.class, OnRead.class, OnLeader.class, SaveSnapshot.class, LoadSnapshot.class);

  private final Object bean;
  private final List<String> problems;

  private AnnotatedHandlers(Object bean, List<String> problems) {
    this.bean = bean;
    this.problems = problems;
  }

  /** The definition; what is wrong is added to the problems. */
  static HandlerDefinition definition(Object bean, List<String> problems) {
    return new AnnotatedHandlers(bean, problems).read();
  }

  private HandlerDefinition read() {
    ClusterHandler annotation = bean.getClass().getAnnotation(ClusterHandler.class);
    if (annotation == null) {
      problems.add(
          bean.getClass().getName()
              + ": not annotated with @ClusterHandler; add @ClusterHandler(\"name\")");
      return HandlerDefinition.named(bean.getClass().getSimpleName()).build();
    }
    HandlerDefinition.Builder builder = HandlerDefinition.named(annotation.value());
    Method save = null;
    Method load = null;
    for (Method method : methods()) {
      if (roleOf(method) == null) {
        continue;
      }
      if (method.isAnnotationPresent(SaveSnapshot.class)) {
        save = onlyOne(save, method, "@SaveSnapshot");
      } else if (method.isAnnotationPresent(LoadSnapshot.class)) {
        load = onlyOne(load, method, "@LoadSnapshot");
      } else {
        operation(builder, method);
      }
    }
    new SnapshotMethods(bean, problems).addTo(builder, save, load);
    return builder.build();
  }

  /** Methods of the class and its super classes, in an order that does not depend on the JVM. */
  private List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    for (Class<?> type = bean.getClass();
        type != null && type != Object.class;
        type = type.getSuperclass()) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> !method.isSynthetic() && !method.isBridge())
          .filter(method -> methods.stream().noneMatch(known -> overrides(known, method)))
          .sorted(Comparator.comparing(Method::toString))
          .forEach(methods::add);
    }
    return methods;
  }

  private static boolean overrides(Method below, Method above) {
    return below.getName().equals(above.getName())
        && Arrays.equals(below.getParameterTypes(), above.getParameterTypes())
        && !Modifier.isPrivate(above.getModifiers());
  }

  private @org.jspecify.annotations.Nullable Class<? extends Annotation> roleOf(Method method) {
    List<Class<? extends Annotation>> roles =
        ROLES.stream().filter(method::isAnnotationPresent).toList();
    if (roles.isEmpty()) {
      return null;
    }
    if (roles.size() > 1) {
      problem(method, "has more than one role; keep one of its annotations");
      return null;
    }
    if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
      problem(method, "must be an instance method and not private");
      return null;
    }
    method.trySetAccessible();
    return roles.get(0);
  }

  private Method onlyOne(
      @org.jspecify.annotations.Nullable Method known, Method found, String role) {
    if (known != null) {
      problem(found, "is a second " + role + " method; keep one");
    }
    return found;
  }

  private void operation(HandlerDefinition.Builder builder, Method method) {
    OnWrite write = method.getAnnotation(OnWrite.class);
    OnRead read = method.getAnnotation(OnRead.class);
    OnLeader leader = method.getAnnotation(OnLeader.class);
    if (write != null) {
      add(builder, method, Kind.WRITE, write.value(), write.version(), WriteContext.class, false);
    } else if (read != null) {
      if (method.getReturnType() == void.class) {
        problem(method, "is a read and returns nothing; give it a return type");
      }
      add(builder, method, Kind.READ, read.value(), read.version(), Void.class, read.concurrent());
    } else if (leader != null) {
      add(
          builder,
          method,
          Kind.LEADER,
          leader.value(),
          leader.version(),
          LeaderContext.class,
          false);
    }
  }

  private void add(
      HandlerDefinition.Builder builder,
      Method method,
      Kind kind,
      String name,
      int version,
      Class<?> context,
      boolean concurrent) {
    MethodInvoker.of(bean, method, context)
        .ifPresentOrElse(
            invoker -> builder.operation(invoker.definition(kind, name, version, concurrent)),
            () ->
                problem(
                    method,
                    "takes too many parameters; one payload"
                        + (context == Void.class ? "" : " and one " + context.getSimpleName())
                        + " is allowed"));
  }

  private void problem(Method method, String text) {
    problems.add(method.getDeclaringClass().getName() + "." + method.getName() + ": " + text);
  }
}
