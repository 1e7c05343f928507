/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import java.net.InetSocketAddress;
import java.util.Set;

/**
 * What all sources have found.
 *
 * @param addresses where members may be
 * @param names the same as it was written, {@code host:port}
 * @param definite whether there is nobody else: the list is fixed, and all its names are known
 */
public record Found(Set<InetSocketAddress> addresses, Set<String> names, boolean definite) {
  /** Copies both. */
  public Found {
    addresses = Set.copyOf(addresses);
    names = Set.copyOf(names);
  }
}
