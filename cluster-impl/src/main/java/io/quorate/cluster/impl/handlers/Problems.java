/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.DefinitionProblem;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong, in the order in which it is found. */
final class Problems {
  private final List<DefinitionProblem> found = new ArrayList<>();

  void add(DefinitionCode code, String where, String problem, String remedy) {
    found.add(new DefinitionProblem(code.number(), where, "", problem, remedy));
  }

  void add(DefinitionCode code, Method method, String problem, String remedy) {
    found.add(
        new DefinitionProblem(
            code.number(),
            method.getDeclaringClass().getName(),
            signature(method),
            problem,
            remedy));
  }

  /** About an operation: its method where it has one, else the place that is given. */
  void add(DefinitionCode code, Object invoker, String otherwise, String problem, String remedy) {
    if (invoker instanceof OfMethod method) {
      add(code, method.method(), problem, remedy);
    } else {
      add(code, otherwise, problem, remedy);
    }
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  List<DefinitionProblem> list() {
    return List.copyOf(found);
  }
}
