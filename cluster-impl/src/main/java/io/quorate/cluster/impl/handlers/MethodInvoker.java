/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.spi.OperationDefinition;
import io.quorate.cluster.spi.OperationDefinition.Kind;
import io.quorate.cluster.spi.OperationInvoker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Calls an annotated method with its payload and context where it wants them. */
final class MethodInvoker implements OperationInvoker<Object> {
  private static final int ABSENT = -1;

  private final Object bean;
  private final Method method;
  private final int payloadAt;
  private final int contextAt;

  private MethodInvoker(Object bean, Method method, int payloadAt, int contextAt) {
    this.bean = bean;
    this.method = method;
    this.payloadAt = payloadAt;
    this.contextAt = contextAt;
  }

  /** An invoker, unless the parameters are more than one payload and one context. */
  static Optional<MethodInvoker> of(Object bean, Method method, Class<?> context) {
    int payload = ABSENT;
    int contexts = ABSENT;
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      if (types[i] == context && contexts == ABSENT) {
        contexts = i;
      } else if (payload == ABSENT && types[i] != context) {
        payload = i;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new MethodInvoker(bean, method, payload, contexts));
  }

  OperationDefinition definition(Kind kind, String name, int version, boolean concurrent) {
    Type payload = payloadAt == ABSENT ? void.class : method.getGenericParameterTypes()[payloadAt];
    return new OperationDefinition(kind, name, version, payload, replyType(), concurrent, this);
  }

  private Type replyType() {
    Type type = method.getGenericReturnType();
    if (type instanceof ParameterizedType stage
        && stage.getRawType() instanceof Class<?> raw
        && CompletionStage.class.isAssignableFrom(raw)) {
      return stage.getActualTypeArguments()[0];
    }
    return type == Void.class ? void.class : type;
  }

  @Override
  public @Nullable Object invoke(@Nullable Object payload, Object context) throws Exception {
    @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
    if (payloadAt != ABSENT) {
      arguments[payloadAt] = payload;
    }
    if (contextAt != ABSENT) {
      arguments[contextAt] = context;
    }
    try {
      return method.invoke(bean, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception answer) {
        throw answer;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new HandlerCallError(method + " threw " + e.getCause(), e);
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new HandlerCallError(method + " could not be called with its payload", e);
    }
  }
}
