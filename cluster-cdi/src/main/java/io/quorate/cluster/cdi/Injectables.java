/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterEvents;
import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.Leadership;
import io.quorate.cluster.cdi.contract.CallDefaults;
import io.quorate.cluster.cdi.event.EventPublisher;
import io.quorate.cluster.event.ClusterEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** The beans that every application gets. */
final class Injectables {
  private static final TypeLiteral<Flow.Publisher<ClusterEvent>> PUBLISHER =
      new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
      };

  private final ContainerNode node;
  private final EventPublisher publisher;

  Injectables(ContainerNode node) {
    this.node = node;
    this.publisher = new EventPublisher(cluster(CallDefaults.NONE));
  }

  /** The node's events have ended. */
  void complete() {
    publisher.complete();
  }

  void addTo(AfterBeanDiscovery event) {
    Cluster cluster = cluster(CallDefaults.NONE);
    add(event, ApplicationNode.class, ApplicationScoped.class, () -> node);
    add(event, Cluster.class, ApplicationScoped.class, () -> cluster);
    add(event, Leadership.class, ApplicationScoped.class, cluster::leadership);
    add(event, ClusterStatus.class, Dependent.class, cluster::status);
    event
        .<Flow.Publisher<ClusterEvent>>addBean()
        .id("quorate:publisher")
        .beanClass(QuorateExtension.class)
        .types(PUBLISHER.getType(), Object.class)
        .qualifiers(ClusterEvents.Literal.INSTANCE, Any.Literal.INSTANCE)
        .scope(Dependent.class)
        .createWith(context -> publisher);
  }

  /** A cluster to inject where calls have these options unless they say otherwise. */
  Cluster cluster(CallDefaults defaults) {
    return new InjectedCluster(node, defaults.deadline());
  }

  private static <T> void add(
      AfterBeanDiscovery event, Type type, Class<? extends Annotation> scope, Supplier<T> maker) {
    event
        .<T>addBean()
        .id("quorate:" + type.getTypeName())
        .beanClass(QuorateExtension.class)
        .types(type, Object.class)
        .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
        .scope(scope)
        .createWith(context -> maker.get());
  }
}
