/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import io.quorate.cluster.ReadResult;
import io.quorate.cluster.cdi.definition.BeanCode;
import io.quorate.cluster.cdi.definition.BeanProblems;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How a contract's method gives the reply.
 *
 * @param reply the reply's type
 * @param stage whether it is in a stage
 * @param result whether it is in a {@link ReadResult}
 */
record ReturnType(Type reply, boolean stage, boolean result) {

  static Optional<ReturnType> of(Method method, boolean read, BeanProblems problems) {
    Type type = method.getGenericReturnType();
    boolean stage = isA(type, CompletionStage.class) || isA(type, CompletableFuture.class);
    if (stage && !(type instanceof ParameterizedType)) {
      return refused(method, problems, "a stage of nothing known", "write CompletionStage<Reply>");
    }
    type = stage ? argument(type) : type;
    boolean result = isA(type, ReadResult.class);
    if (result && !(type instanceof ParameterizedType)) {
      return refused(method, problems, "a raw ReadResult", "write ReadResult<Reply>");
    }
    if (result && !read) {
      return refused(
          method, problems, "a ReadResult and is no read", "return the reply, or a stage of it");
    }
    type = result ? argument(type) : type;
    if (isA(type, CompletionStage.class) || isA(type, CompletableFuture.class)) {
      return refused(
          method, problems, "a stage inside", "return CompletionStage<ReadResult<Reply>>");
    }
    Type reply =
        type instanceof Class<?> raw ? MethodType.methodType(raw).wrap().returnType() : type;
    return Optional.of(new ReturnType(reply, stage, result));
  }

  private static boolean isA(Type type, Class<?> wanted) {
    return type == wanted
        || (type instanceof ParameterizedType parameterized
            && parameterized.getRawType() == wanted);
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  private static Optional<ReturnType> refused(
      Method method, BeanProblems problems, String what, String remedy) {
    problems.add(BeanCode.CONTRACT_RETURN, method, "returns " + what, remedy);
    return Optional.empty();
  }
}
