/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.impl.consensus.PeerAddresses.Whereabouts;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ratis.thirdparty.io.grpc.NameResolver;
import org.apache.ratis.thirdparty.io.grpc.NameResolverProvider;
import org.apache.ratis.thirdparty.io.grpc.NameResolverRegistry;

/**
 * Teaches the engine's gRPC the names of peers, for all nodes of this process: it is registered
 * while there is one. Nodes of one cluster share what they know, as a name does not say who asks.
 * Safe for use from any thread.
 */
final class PeerNames extends NameResolverProvider {
  private static final PeerNames ONLY = new PeerNames();

  /** Below that of DNS, so that addresses without a scheme go on meaning what they mean. */
  private static final int PRIORITY = 1;

  private record Source(UUID cluster, PeerAddresses addresses) {}

  private final List<Source> sources = new CopyOnWriteArrayList<>();
  private final Set<PeerResolver> resolvers = ConcurrentHashMap.newKeySet();

  private PeerNames() {}

  /** A node of this cluster says from now on where its peers are. */
  static void enter(UUID cluster, PeerAddresses addresses) {
    synchronized (ONLY) {
      Source source = new Source(cluster, addresses);
      if (!ONLY.sources.contains(source)) {
        if (ONLY.sources.isEmpty()) {
          NameResolverRegistry.getDefaultRegistry().register(ONLY);
        }
        ONLY.sources.add(source);
      }
    }
  }

  /** That node is closed. */
  static void leave(PeerAddresses addresses) {
    synchronized (ONLY) {
      boolean known = ONLY.sources.removeIf(source -> source.addresses().equals(addresses));
      if (known && ONLY.sources.isEmpty()) {
        NameResolverRegistry.getDefaultRegistry().deregister(ONLY);
      }
    }
  }

  /** Some peer may be elsewhere now: open connections follow. Cheap when none is. */
  static void look() {
    ONLY.resolvers.forEach(PeerResolver::look);
  }

  /** Where to look for a peer; none if nobody knows. */
  List<HostPort> locate(PeerTarget target) {
    Set<HostPort> now = new LinkedHashSet<>();
    Set<HostPort> before = new LinkedHashSet<>();
    for (Source source : sources) {
      if (source.cluster().equals(target.cluster())) {
        Whereabouts found = source.addresses().locate(target.nodeId(), target.incarnation());
        (found.seen() ? now : before).addAll(found.addresses());
      }
    }
    return new ArrayList<>(now.isEmpty() ? before : now);
  }

  void opened(PeerResolver resolver) {
    resolvers.add(resolver);
  }

  void closed(PeerResolver resolver) {
    resolvers.remove(resolver);
  }

  @Override
  protected boolean isAvailable() {
    return true;
  }

  @Override
  protected int priority() {
    return PRIORITY;
  }

  @Override
  public String getDefaultScheme() {
    return PeerTarget.SCHEME;
  }

  @Override
  public NameResolver newNameResolver(URI uri, NameResolver.Args args) {
    return new PeerResolver(this, PeerTarget.of(uri), args);
  }
}
