/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

import io.quorate.cluster.DefinitionProblem;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Collects what is wrong with beans and contracts, in the order in which it is found. */
public final class BeanProblems {
  private final List<DefinitionProblem> found = new ArrayList<>();

  /** Something about a class as a whole. */
  public void add(BeanCode code, Class<?> where, String problem, String remedy) {
    add(code, where, "", problem, remedy);
  }

  /** Something about a member of a class. */
  public void add(BeanCode code, Class<?> where, String member, String problem, String remedy) {
    found.add(new DefinitionProblem(code.number(), where.getName(), member, problem, remedy));
  }

  /** Something about a method. */
  public void add(BeanCode code, Method method, String problem, String remedy) {
    add(code, method.getDeclaringClass(), signature(method), problem, remedy);
  }

  /** Problems that were found elsewhere. */
  public void addAll(List<DefinitionProblem> others) {
    found.addAll(others);
  }

  /** A method with its parameters' types. */
  static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  /** Everything so far. */
  public List<DefinitionProblem> list() {
    return List.copyOf(found);
  }
}
