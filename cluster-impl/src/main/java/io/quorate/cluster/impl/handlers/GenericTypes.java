/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.ReadResult;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;

/** Looks into the generic types of methods. */
final class GenericTypes {
  private GenericTypes() {}

  /** Whether a parameter or the return type is only known at the call. */
  static boolean isOpen(Method method) {
    return method.getTypeParameters().length > 0
        || Arrays.stream(method.getGenericParameterTypes()).anyMatch(GenericTypes::isOpen)
        || isOpen(method.getGenericReturnType())
        || isRawWrapper(method.getGenericReturnType());
  }

  static boolean isOpen(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(GenericTypes::isOpen);
    }
    return type instanceof TypeVariable
        || (type instanceof GenericArrayType array && isOpen(array.getGenericComponentType()));
  }

  private static boolean isRawWrapper(Type type) {
    return type instanceof Class<?> raw && isWrapper(raw);
  }

  private static boolean isWrapper(Class<?> type) {
    return CompletionStage.class.isAssignableFrom(type) || type == ReadResult.class;
  }

  /** What a stage, a read result or a stage of one holds; any other type itself. */
  static Type unwrapped(Type type) {
    if (type instanceof ParameterizedType wrapper
        && wrapper.getRawType() instanceof Class<?> raw
        && isWrapper(raw)) {
      return unwrapped(wrapper.getActualTypeArguments()[0]);
    }
    return type;
  }
}
