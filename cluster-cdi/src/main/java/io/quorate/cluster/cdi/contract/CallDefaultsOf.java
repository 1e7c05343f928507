/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Leads an injection point that has call options to a bean that applies them. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface CallDefaultsOf {
  /** Which options, and of which bean. */
  int value();

  /** The annotation as an object. */
  final class Literal extends AnnotationLiteral<CallDefaultsOf> implements CallDefaultsOf {
    private static final long serialVersionUID = 1L;

    /** The number. */
    private final int value;

    /** The qualifier of this number. */
    public Literal(int value) {
      this.value = value;
    }

    @Override
    public int value() {
      return value;
    }
  }
}
