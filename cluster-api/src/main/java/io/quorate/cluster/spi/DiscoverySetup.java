/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import java.time.Duration;
import java.util.Map;

/**
 * What a source of discovery is told about the node that it serves.
 *
 * @param clusterName nodes of another name are of no use
 * @param nodeId the id of this node
 * @param timeout how long one look may take
 * @param options {@code quorate.discovery.options}; what the keys mean is the source's affair
 */
public record DiscoverySetup(
    String clusterName, String nodeId, Duration timeout, Map<String, String> options) {
  /** Copies the options. */
  public DiscoverySetup {
    options = Map.copyOf(options);
  }
}
