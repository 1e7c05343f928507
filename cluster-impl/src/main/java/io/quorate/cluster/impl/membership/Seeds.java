/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured seeds and what their names resolve to, which may change while we run. */
final class Seeds {
  private static final Logger LOG = LoggerFactory.getLogger(Seeds.class);

  private final String nodeId;
  private final List<HostPort> seeds;
  private volatile Set<InetSocketAddress> resolved = Set.of();
  private volatile Set<HostPort> unresolved = Set.of();

  Seeds(String nodeId, List<String> seeds) {
    this.nodeId = nodeId;
    this.seeds =
        seeds.stream().map(seed -> HostPort.parse("quorate.membership.seeds", seed)).toList();
  }

  /**
   * Looks all names up again; blocks on the resolver.
   *
   * @return true when the addresses changed
   */
  boolean resolve() {
    Set<InetSocketAddress> found = new LinkedHashSet<>();
    Set<HostPort> missing = new LinkedHashSet<>();
    for (HostPort seed : seeds) {
      try {
        for (InetAddress address : InetAddress.getAllByName(seed.host())) {
          found.add(new InetSocketAddress(address, seed.port()));
        }
      } catch (UnknownHostException e) {
        missing.add(seed);
      }
    }
    if (!missing.equals(unresolved)) {
      if (!missing.isEmpty()) {
        LOG.info("Node {}: seeds {} do not resolve yet; trying on", nodeId, missing);
      }
      unresolved = missing;
    }
    boolean changed = !found.equals(resolved);
    resolved = found;
    return changed;
  }

  Set<InetSocketAddress> resolved() {
    return resolved;
  }

  /** True when there is a seed that is not this node. */
  boolean foreign(Set<InetSocketAddress> own) {
    return !unresolved.isEmpty() || resolved.stream().anyMatch(seed -> !own.contains(seed));
  }

  /** True when the member is one of the seeds, by its real address or by the one it advertises. */
  boolean contains(@Nullable InetSocketAddress address, String advertised) {
    return (address != null && resolved.contains(address))
        || seeds.stream().anyMatch(seed -> seed.toString().equals(advertised));
  }
}
