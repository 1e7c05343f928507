/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import io.quorate.cluster.HandlerException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Makes exceptions that a contract declares out of what a handler answered. */
final class DeclaredExceptions {
  private DeclaredExceptions() {}

  /** What the caller of the method gets instead of a failure of the operation. */
  static Throwable of(Method method, Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof HandlerException answer ? declared(method, answer) : cause;
  }

  private static Throwable declared(Method method, HandlerException answer) {
    for (Class<?> type : method.getExceptionTypes()) {
      Class<?> thrown = load(answer.typeName(), type);
      if (type.isAssignableFrom(thrown)) {
        return made(thrown, answer);
      }
    }
    return answer;
  }

  private static Class<?> load(String name, Class<?> declared) {
    if (name.equals(declared.getName())) {
      return declared;
    }
    try {
      return Class.forName(name, false, declared.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return void.class;
    }
  }

  private static Throwable made(Class<?> type, HandlerException answer) {
    try {
      Throwable exception =
          Arrays.stream(type.getDeclaredConstructors())
                  .anyMatch(
                      each ->
                          Arrays.equals(each.getParameterTypes(), new Class<?>[] {String.class}))
              ? make(type.getDeclaredConstructor(String.class), message(answer))
              : make(type.getDeclaredConstructor());
      exception.addSuppressed(answer);
      return exception;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return answer;
    }
  }

  /** The log carries a missing message as the word null. */
  private static @Nullable String message(HandlerException answer) {
    return "null".equals(answer.getMessage()) ? null : answer.getMessage();
  }

  private static Throwable make(Constructor<?> constructor, @Nullable Object... arguments)
      throws ReflectiveOperationException {
    constructor.setAccessible(true);
    return (Throwable) constructor.newInstance(arguments);
  }
}
