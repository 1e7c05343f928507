/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One call on its way through interceptors; confined to the calling thread. */
final class InterceptedCall {
  private final Object proxy;
  private final Method method;
  private final Interception.Target target;
  private final List<Interceptor<?>> chain;
  private final Map<Interceptor<?>, Object> instances;
  private final Map<String, Object> data = new HashMap<>();
  private @Nullable Object[] arguments;
  private @Nullable Throwable thrown;

  InterceptedCall(
      Object proxy,
      Method method,
      @Nullable Object[] arguments,
      Interception.Target target,
      List<Interceptor<?>> chain,
      Map<Interceptor<?>, Object> instances) {
    this.proxy = proxy;
    this.method = method;
    this.arguments = arguments;
    this.target = target;
    this.chain = chain;
    this.instances = instances;
  }

  @Nullable Object start() throws Exception {
    return proceed(0);
  }

  /** Whether it holds what the operation threw, and says nothing of its own. */
  @SuppressWarnings("ReferenceEquality") // the very exception, not one like it
  boolean isWrapped(RuntimeException e) {
    return thrown != null
        && e.getCause() == thrown
        && !(thrown instanceof RuntimeException)
        && e.getClass().getName().startsWith("org.jboss.weld.");
  }

  private @Nullable Object proceed(int position) throws Exception {
    if (position == chain.size()) {
      try {
        return target.call(arguments);
      } catch (Exception | Error e) {
        thrown = e;
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
    return intercept(chain.get(position), position);
  }

  @SuppressWarnings("unchecked") // the map pairs interceptors with their instances
  private <T> @Nullable Object intercept(Interceptor<T> interceptor, int position)
      throws Exception {
    return interceptor.intercept(
        InterceptionType.AROUND_INVOKE, (T) instances.get(interceptor), new At(position));
  }

  /** The call as the interceptor at one position sees it; it may proceed more than once. */
  @NullUnmarked // the interface says nothing of null
  private final class At implements InvocationContext {
    private final int position;

    At(int position) {
      this.position = position;
    }

    @Override
    public Object getTarget() {
      return proxy;
    }

    @Override
    public Object getTimer() {
      return null;
    }

    @Override
    public Method getMethod() {
      return method;
    }

    @Override
    public Constructor<?> getConstructor() {
      return null;
    }

    @Override
    public Object[] getParameters() {
      return arguments;
    }

    @Override
    public void setParameters(Object[] parameters) {
      Class<?>[] types = method.getParameterTypes();
      if (parameters == null || parameters.length != types.length) {
        throw new IllegalArgumentException(method + " takes " + types.length + " parameter(s)");
      }
      for (int i = 0; i < types.length; i++) {
        if (parameters[i] != null
            && !types[i].isPrimitive()
            && !types[i].isInstance(parameters[i])) {
          throw new IllegalArgumentException(
              method + ": parameter " + i + " cannot be a " + parameters[i].getClass().getName());
        }
      }
      arguments = parameters.clone();
    }

    @Override
    public Map<String, Object> getContextData() {
      return data;
    }

    @Override
    public Object proceed() throws Exception {
      return InterceptedCall.this.proceed(position + 1);
    }
  }
}
