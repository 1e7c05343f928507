/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Observes who leads from the state at the start on, not only from the next change: {@code void
 * leader(@Observes @Sticky LeaderChanged now)} is called once when the application's node has
 * started, with the leader that is known then (perhaps none), and again at every change.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface Sticky {
  /** Whether the event tells the present state to late observers; observers need not set it. */
  @Nonbinding
  boolean replay() default false;

  /** The annotation as an object. */
  final class Literal extends AnnotationLiteral<Sticky> implements Sticky {
    private static final long serialVersionUID = 1L;

    /** A change. */
    public static final Literal CHANGE = new Literal(false);

    /** The present state, told to those who observe with {@link Sticky}. */
    public static final Literal REPLAY = new Literal(true);

    /** Whether the present state is told. */
    private final boolean replay;

    private Literal(boolean replay) {
      this.replay = replay;
    }

    @Override
    public boolean replay() {
      return replay;
    }
  }
}
