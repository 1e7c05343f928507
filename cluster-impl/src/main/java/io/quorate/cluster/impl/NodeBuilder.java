/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterBuilder;
import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.impl.discovery.Sources;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.threads.Threads;
import io.quorate.cluster.spi.CallScope;
import io.quorate.cluster.spi.DiscoveryProvider;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.PayloadCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects what a node is made of. */
final class NodeBuilder implements ClusterBuilder {
  private final Map<String, String> config = new HashMap<>();
  private final List<Object> beans = new ArrayList<>();
  private final List<HandlerDefinition> definitions = new ArrayList<>();
  private final List<PayloadCodec> codecs = new ArrayList<>();
  private final List<DiscoveryProvider> discoveries = new ArrayList<>();
  private CallScope scope = CallScope.NONE;

  @Override
  public ClusterBuilder config(String key, String value) {
    config.put(Objects.requireNonNull(key), Objects.requireNonNull(value));
    return this;
  }

  @Override
  public ClusterBuilder config(Map<String, String> values) {
    values.forEach(
        (key, value) -> {
          if (key.startsWith("quorate.")) {
            config(key, value);
          }
        });
    return this;
  }

  @Override
  public ClusterBuilder handler(Object annotatedBean) {
    beans.add(Objects.requireNonNull(annotatedBean));
    return this;
  }

  @Override
  public ClusterBuilder handler(HandlerDefinition definition) {
    definitions.add(Objects.requireNonNull(definition));
    return this;
  }

  @Override
  public ClusterBuilder codec(PayloadCodec codec) {
    codecs.add(Objects.requireNonNull(codec));
    return this;
  }

  @Override
  public ClusterBuilder discovery(DiscoveryProvider provider) {
    discoveries.add(Objects.requireNonNull(provider));
    return this;
  }

  @Override
  public ClusterBuilder callScope(CallScope value) {
    scope = Objects.requireNonNull(value);
    return this;
  }

  @Override
  public Cluster start() {
    ClusterConfig checked = ClusterConfig.of(config);
    Sources sources = Sources.of(checked, discoveries);
    Threads threads = new Threads(checked.get(ConfigKeys.NODE_ID));
    // Engines and codecs keep what they find on first use for ever: let that be the library's
    // class loader, and not that of an application that will be replaced.
    Thread caller = Thread.currentThread();
    ClassLoader application = caller.getContextClassLoader();
    caller.setContextClassLoader(NodeBuilder.class.getClassLoader());
    try {
      HandlerRegistry handlers = handlers(sources);
      return Node.start(checked, handlers, sources, Faults.fromSystemProperties(), threads);
    } finally {
      caller.setContextClassLoader(application);
    }
  }

  private HandlerRegistry handlers(Sources sources) {
    try {
      return new HandlerRegistry(beans, definitions, codecs, scope);
    } catch (RuntimeException e) {
      sources.close();
      throw e;
    }
  }
}
