/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

/**
 * Finds members in a way that is not built in. Given to {@link
 * io.quorate.cluster.ClusterBuilder#discovery}, or found by {@link java.util.ServiceLoader}, and
 * used by a node whose {@code quorate.discovery.kind} names it.
 */
public interface DiscoveryProvider {
  /** Its name in {@code quorate.discovery.kind}: letters, digits and {@code -}. */
  String kind();

  /**
   * A source for one node. Opens no connection yet: that the world is not as it should be is for
   * {@link DiscoverySource#look()} to say, and no reason for the node not to start.
   *
   * @throws IllegalArgumentException when the options make no sense; the message names the option,
   *     its value and the way out
   */
  DiscoverySource open(DiscoverySetup setup);
}
