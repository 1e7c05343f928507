/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterBuilder;
import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
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
  public Cluster start() {
    ClusterConfig checked = ClusterConfig.of(config);
    HandlerRegistry handlers = new HandlerRegistry(beans, definitions, codecs);
    return Node.start(checked, handlers, Faults.fromSystemProperties());
  }
}
