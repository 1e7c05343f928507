/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterBuilder;
import io.quorate.cluster.DefinitionProblem;
import io.quorate.cluster.impl.handlers.DefinitionCheck;
import io.quorate.cluster.spi.ClusterProvider;
import java.util.Collection;
import java.util.List;

/** Makes builders of this implementation. */
public final class QuorateProvider implements ClusterProvider {
  /** For {@link java.util.ServiceLoader}. */
  public QuorateProvider() {}

  @Override
  public ClusterBuilder newBuilder() {
    return new NodeBuilder();
  }

  @Override
  public List<DefinitionProblem> check(Collection<Class<?>> handlers) {
    return DefinitionCheck.check(handlers);
  }
}
