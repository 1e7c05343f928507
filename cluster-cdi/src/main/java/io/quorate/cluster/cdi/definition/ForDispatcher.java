/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.definition;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The only qualifier of a handler's bean, so that nothing but the dispatcher gets hold of it: a
 * direct call would change one replica and not the others.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.PARAMETER})
public @interface ForDispatcher {
  /** The annotation as an object. */
  final class Literal extends AnnotationLiteral<ForDispatcher> implements ForDispatcher {
    private static final long serialVersionUID = 1L;

    /** The one value. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
