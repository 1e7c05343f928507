/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ConfigKey;
import java.util.Optional;

/**
 * The one node of this application, however it is doing; injectable, application scoped, and usable
 * at any time. Nothing here blocks.
 */
public interface ApplicationNode {
  /** The node itself; empty unless it is {@link NodePhase#RUNNING}. Do not close it. */
  Optional<Cluster> cluster();

  /** Where it is between its start and its end. */
  NodePhase phase();

  /** Why it is {@link NodePhase#FAILED}; empty otherwise. */
  Optional<Throwable> failure();

  /** The value of one configuration key, its default where it was not set. */
  <T> T config(ConfigKey<T> key);
}
