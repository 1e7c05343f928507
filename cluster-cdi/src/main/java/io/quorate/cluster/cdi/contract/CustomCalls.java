/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import io.quorate.cluster.Consistency;
import io.quorate.cluster.Deadline;
import io.quorate.cluster.cdi.definition.BeanCode;
import io.quorate.cluster.cdi.definition.BeanProblems;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects the injection points that say how calls through them go. */
public final class CustomCalls {
  /** One combination of what is injected and what is said of its calls. */
  record Wanted(Type type, Set<Annotation> qualifiers, CallDefaults defaults) {}

  private final BeanProblems problems;
  private final List<Wanted> wanted = new ArrayList<>();

  /** Adds what is wrong to the problems. */
  public CustomCalls(BeanProblems problems) {
    this.problems = problems;
  }

  /** Looks at one injection point of a contract or of the cluster. */
  public void look(ProcessInjectionPoint<?, ?> event) {
    InjectionPoint point = event.getInjectionPoint();
    Annotated annotated = point.getAnnotated();
    if (!annotated.isAnnotationPresent(Deadline.class)
        && !annotated.isAnnotationPresent(Consistency.class)) {
      return;
    }
    CallDefaults defaults;
    try {
      defaults = CallDefaults.of(annotated);
    } catch (IllegalArgumentException e) {
      problems.add(
          BeanCode.CALL_OPTION,
          point.getMember().getDeclaringClass(),
          point.getMember().getName(),
          "has the deadline " + annotated.getAnnotation(Deadline.class),
          String.valueOf(e.getMessage()));
      return;
    }
    Wanted combination = new Wanted(point.getType(), point.getQualifiers(), defaults);
    int number = wanted.indexOf(combination);
    if (number < 0) {
      number = wanted.size();
      wanted.add(combination);
    }
    event.configureInjectionPoint().qualifiers(new CallDefaultsOf.Literal(number));
  }

  /** The combinations; the place of each is the number of its qualifier. */
  List<Wanted> wanted() {
    return List.copyOf(wanted);
  }
}
