/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Belongs to the cluster of this application: qualifies every CDI event that the node fires, and
 * the publisher of the same events.
 *
 * <pre>{@code
 * @Inject @ClusterEvents Flow.Publisher<ClusterEvent> events;
 * void seen(@Observes @ClusterEvents ClusterEvent event) { … }
 * }</pre>
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface ClusterEvents {
  /** The annotation as an object. */
  final class Literal extends AnnotationLiteral<ClusterEvents> implements ClusterEvents {
    private static final long serialVersionUID = 1L;

    /** The one value. */
    public static final Literal INSTANCE = new Literal();

    private Literal() {}
  }
}
