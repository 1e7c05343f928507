/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.event;

import io.quorate.cluster.ClusterEvents;
import io.quorate.cluster.Sticky;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the observers of cluster events: one that throws is logged and keeps nobody else
 * from the event, and the present state is told only to those who ask for it.
 */
public final class ObserverGuard {
  private static final Logger LOG = LoggerFactory.getLogger(ObserverGuard.class);

  private ObserverGuard() {}

  /** Puts the guard before one observer. */
  public static <T> void guard(ProcessObserverMethod<T, ?> event) {
    ObserverMethod<T> observer = event.getObserverMethod();
    boolean sticky = observer.getObservedQualifiers().stream().anyMatch(Sticky.class::isInstance);
    event.configureObserverMethod().notifyWith(context -> notify(observer, sticky, context));
  }

  private static <T> void notify(
      ObserverMethod<T> observer, boolean sticky, EventContext<T> context) throws Exception {
    Set<Annotation> qualifiers = context.getMetadata().getQualifiers();
    if (qualifiers.stream().noneMatch(ClusterEvents.class::isInstance)) {
      // The application's own: its exceptions are its own, too.
      observer.notify(context);
      return;
    }
    if (!sticky && qualifiers.stream().anyMatch(ObserverGuard::isReplay)) {
      return;
    }
    try {
      observer.notify(context);
    } catch (RuntimeException e) {
      LOG.warn("The observer {} failed on {}", observer, context.getEvent(), e);
    }
  }

  private static boolean isReplay(Annotation qualifier) {
    return qualifier instanceof Sticky replay && replay.replay();
  }
}
