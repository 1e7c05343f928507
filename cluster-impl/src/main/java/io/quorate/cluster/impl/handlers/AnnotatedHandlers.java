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
import io.quorate.cluster.OnTopic;
import io.quorate.cluster.OnTopicGap;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotations of a handler's class into a {@link HandlerDefinition}. The bean may be of a
 * sub-class that a container made: what is annotated is looked for from the class with {@code
 * ClusterHandler} upwards, and called on the bean, so that the sub-class sees the call.
 */
final class AnnotatedHandlers {
  private final Class<?> handler;
  private final @Nullable Object bean;
  private final Problems problems;

  private AnnotatedHandlers(Class<?> handler, @Nullable Object bean, Problems problems) {
    this.handler = handler;
    this.bean = bean;
    this.problems = problems;
  }

  /** The definition that calls a bean; what is wrong is added to the problems. */
  static HandlerDefinition definition(Object bean, Problems problems) {
    return definition(bean.getClass(), bean, problems);
  }

  /** The definition of a class, to be checked only; it cannot be called without a bean. */
  static HandlerDefinition definition(Class<?> type, @Nullable Object bean, Problems problems) {
    Class<?> handler = type;
    while (handler != null && !handler.isAnnotationPresent(ClusterHandler.class)) {
      handler = handler.getSuperclass();
    }
    if (handler == null) {
      problems.add(
          DefinitionCode.NOT_A_HANDLER,
          type.getName(),
          "is not annotated with @ClusterHandler",
          "add @ClusterHandler(\"name\") to the class");
      return HandlerDefinition.named("unnamed").build();
    }
    return new AnnotatedHandlers(handler, bean, problems).read();
  }

  private HandlerDefinition read() {
    HandlerDefinition.Builder builder =
        HandlerDefinition.named(handler.getAnnotation(ClusterHandler.class).value());
    Roles roles = new Roles(handler, problems);
    Method save = null;
    Method load = null;
    Method gap = null;
    TopicMethods topics = new TopicMethods(bean, problems);
    for (Method method : methods()) {
      Annotation role = roles.of(method);
      if (role == null || !isCallable(method)) {
        continue;
      }
      if (role instanceof SaveSnapshot) {
        save = onlyOne(save, method, "@SaveSnapshot");
      } else if (role instanceof LoadSnapshot) {
        load = onlyOne(load, method, "@LoadSnapshot");
      } else if (role instanceof OnTopic topic) {
        topics.addTopic(builder, method, topic);
      } else if (role instanceof OnTopicGap) {
        if (gap != null) {
          problems.add(
              DefinitionCode.GAP_SIGNATURE,
              method,
              "is a second @OnTopicGap method beside " + gap.getName(),
              "keep one");
        }
        gap = method;
        topics.addGap(builder, method);
      } else {
        operation(builder, method, role);
      }
    }
    new SnapshotMethods(handler, bean, problems).addTo(builder, save, load);
    return builder.build();
  }

  /** Methods of the class and its super classes, in an order that does not depend on the JVM. */
  private List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    for (Class<?> type = handler;
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

  static boolean overrides(Method below, Method above) {
    return below.getName().equals(above.getName())
        && Arrays.equals(below.getParameterTypes(), above.getParameterTypes())
        && !Modifier.isPrivate(above.getModifiers());
  }

  private boolean isCallable(Method method) {
    if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
      problems.add(
          DefinitionCode.NOT_CALLABLE,
          method,
          Modifier.isStatic(method.getModifiers()) ? "is static" : "is private",
          "make it an instance method that is not private");
      return false;
    }
    method.trySetAccessible();
    return true;
  }

  private Method onlyOne(@Nullable Method known, Method found, String role) {
    if (known != null) {
      problems.add(
          DefinitionCode.SECOND_SNAPSHOT_METHOD,
          found,
          "is a second " + role + " method beside " + known.getName(),
          "keep one");
    }
    return found;
  }

  private void operation(HandlerDefinition.Builder builder, Method method, Annotation role) {
    if (role instanceof OnWrite write) {
      add(builder, method, Kind.WRITE, write.value(), write.version(), WriteContext.class, false);
    } else if (role instanceof OnRead read) {
      if (method.getReturnType() == void.class || method.getReturnType() == Void.class) {
        problems.add(
            DefinitionCode.VOID_READ,
            method,
            "is a read and returns nothing",
            "return what was read, or make it an @OnWrite if it changes state");
      }
      add(builder, method, Kind.READ, read.value(), read.version(), Void.class, read.concurrent());
    } else if (role instanceof OnLeader leader) {
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
    if (GenericTypes.isOpen(method)) {
      problems.add(
          DefinitionCode.GENERIC,
          method,
          "is generic, so that its payload or reply cannot be decoded",
          "write the class, such as List<Order>, instead of a type variable or raw type");
      return;
    }
    MethodInvoker.of(bean, method, kind, context)
        .ifPresentOrElse(
            invoker -> builder.operation(invoker.definition(name, version, concurrent)),
            () ->
                problems.add(
                    DefinitionCode.PARAMETERS,
                    method,
                    "takes more than one payload"
                        + (context == Void.class ? "" : " and one " + context.getSimpleName()),
                    "put the values into one record and take that"));
  }
}
