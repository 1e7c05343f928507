/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is behind an injected contract. Safe for use from any thread. */
final class ContractHandler implements InvocationHandler {
  private static final Object[] NONE = new Object[0];

  private final Contract contract;
  private final ContractCalls calls;
  private final Interception interception;
  private final Map<Method, MethodHandle> defaults = new ConcurrentHashMap<>();

  private ContractHandler(Contract contract, ContractCalls calls, Interception interception) {
    this.contract = contract;
    this.calls = calls;
    this.interception = interception;
  }

  /** An object of the contract's interface. */
  static Object proxy(Contract contract, ContractCalls calls, Interception interception) {
    Class<?> type = contract.type();
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        new ContractHandler(contract, calls, interception));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    @Nullable Object[] arguments = given == null ? NONE : given;
    ContractOperation operation = contract.operations().get(method);
    if (operation != null) {
      return interception.around(
          proxy, method, arguments, changed -> calls.call(operation, changed));
    }
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(proxy, method, arguments);
    }
    return defaults
        .computeIfAbsent(method, ContractHandler::special)
        .bindTo(proxy)
        .invokeWithArguments(arguments);
  }

  @SuppressWarnings("ReferenceEquality") // the identity is what is asked for
  private @Nullable Object ofObject(Object proxy, Method method, @Nullable Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "contract " + contract.type().getName();
    };
  }

  private static MethodHandle special(Method method) {
    Class<?> type = method.getDeclaringClass();
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .unreflectSpecial(method, type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(
          "the default method " + method + " cannot be called; open its package to this library",
          e);
    }
  }
}
