/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.OnTopic;
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.TopicDefinition;
import io.quorate.cluster.spi.TopicInvoker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns the methods of a bean that get messages into the functions of a definition. */
final class TopicMethods {
  private static final int ABSENT = -1;

  private final @Nullable Object bean;
  private final Problems problems;

  TopicMethods(@Nullable Object bean, Problems problems) {
    this.bean = bean;
    this.problems = problems;
  }

  void addTopic(HandlerDefinition.Builder builder, Method method, OnTopic topic) {
    if (Arrays.stream(method.getGenericParameterTypes()).anyMatch(GenericTypes::isOpen)) {
      problems.add(
          DefinitionCode.GENERIC,
          method,
          "is generic, so that its payload cannot be decoded",
          "write the class, such as List<Order>, instead of a type variable or raw type");
      return;
    }
    Class<?>[] types = method.getParameterTypes();
    int payload = ABSENT;
    int message = ABSENT;
    for (int i = 0; i < types.length; i++) {
      if (types[i] == TopicMessage.class && message == ABSENT) {
        message = i;
      } else if (types[i] != TopicMessage.class && payload == ABSENT) {
        payload = i;
      } else {
        problems.add(
            DefinitionCode.PARAMETERS,
            method,
            "takes more than one payload and one TopicMessage",
            "put the values into one record and take that");
        return;
      }
    }
    Type type = payload == ABSENT ? void.class : method.getGenericParameterTypes()[payload];
    builder.onTopic(
        new TopicDefinition(
            topic.value(),
            topic.subscription(),
            topic.start(),
            type,
            new TopicMethod(bean, method, payload, message)));
  }

  /** Calls a method with payload and message where it wants them. */
  private record TopicMethod(@Nullable Object bean, Method method, int payloadAt, int messageAt)
      implements TopicInvoker, OfMethod {
    @Override
    public void invoke(@Nullable Object payload, TopicMessage message) throws Exception {
      @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
      if (payloadAt != ABSENT) {
        arguments[payloadAt] = payload;
      }
      if (messageAt != ABSENT) {
        arguments[messageAt] = message;
      }
      call(bean, method, arguments);
    }
  }

  void addGap(HandlerDefinition.Builder builder, Method method) {
    if (!Arrays.equals(method.getParameterTypes(), new Class<?>[] {TopicGap.class})) {
      problems.add(
          DefinitionCode.GAP_SIGNATURE,
          method,
          "is not a method that is told of gaps",
          "write void missing(TopicGap gap)");
      return;
    }
    builder.onTopicGap(gap -> call(bean, method, gap));
  }

  private static void call(@Nullable Object bean, Method method, @Nullable Object... arguments)
      throws Exception {
    try {
      method.invoke(bean, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw e;
    }
  }
}
