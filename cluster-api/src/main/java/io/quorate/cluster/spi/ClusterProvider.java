/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import io.quorate.cluster.ClusterBuilder;

/** Makes builders of an implementation; found by {@link java.util.ServiceLoader}. */
public interface ClusterProvider {
  /** A new builder with nothing set. */
  ClusterBuilder newBuilder();
}
