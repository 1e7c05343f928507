/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.ReadResult;
import io.quorate.cluster.spi.OperationDefinition;
import io.quorate.cluster.spi.OperationDefinition.Kind;
import io.quorate.cluster.spi.OperationInvoker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Calls an annotated method with its payload and context where it wants them. */
final class MethodInvoker implements OperationInvoker<Object>, OfMethod {
  private static final int ABSENT = -1;

  private final @Nullable Object bean;
  private final Method method;
  private final Kind kind;
  private final boolean wrapped;
  private final int payloadAt;
  private final int contextAt;

  private MethodInvoker(
      @Nullable Object bean, Method method, Kind kind, int payloadAt, int contextAt) {
    this.bean = bean;
    this.method = method;
    this.kind = kind;
    this.wrapped =
        kind != Kind.LEADER
            && !GenericTypes.unwrapped(method.getGenericReturnType())
                .equals(method.getGenericReturnType());
    this.payloadAt = payloadAt;
    this.contextAt = contextAt;
  }

  /** An invoker, unless the parameters are more than one payload and one context. */
  static Optional<MethodInvoker> of(
      @Nullable Object bean, Method method, Kind kind, Class<?> context) {
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
    return Optional.of(new MethodInvoker(bean, method, kind, payload, contexts));
  }

  OperationDefinition definition(String name, int version, boolean concurrent) {
    Type payload = payloadAt == ABSENT ? void.class : method.getGenericParameterTypes()[payloadAt];
    Type reply = GenericTypes.unwrapped(method.getGenericReturnType());
    return new OperationDefinition(
        kind, name, version, payload, reply == Void.class ? void.class : reply, concurrent, this);
  }

  @Override
  public Method method() {
    return method;
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
      Object reply = method.invoke(bean, arguments);
      return wrapped ? unwrap(reply) : reply;
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

  /** A contract may have made the method return a stage or a result of a read. */
  private @Nullable Object unwrap(@Nullable Object reply) throws Exception {
    Object value = reply;
    if (value instanceof CompletionStage<?> stage) {
      CompletableFuture<?> future = stage.toCompletableFuture();
      if (!future.isDone()) {
        throw unfinished();
      }
      try {
        value = future.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Exception answer ? answer : e;
      }
    }
    return value instanceof ReadResult<?> result ? result.value() : value;
  }

  /** On the apply path that is nobody's answer: when it ends would differ from node to node. */
  private Exception unfinished() {
    String message =
        method
            + " returned a stage that is not complete; writes and reads return completed stages,"
            + " such as CompletableFuture.completedFuture(value)";
    IllegalStateException failure = new IllegalStateException(message);
    if (kind == Kind.WRITE) {
      throw new HandlerCallError(message, failure);
    }
    return failure;
  }
}
