/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;
import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

/** Which name servers to ask, and where to look for names that are not whole. */
final class NameServers {
  private final List<InetSocketAddress> given;

  /** These, or the system's when there are none. */
  NameServers(List<HostPort> given) {
    this.given =
        given.stream().map(server -> new InetSocketAddress(server.host(), server.port())).toList();
  }

  /**
   * What counts now.
   *
   * @param dots names with so many dots are whole names in the first place
   */
  record Config(List<InetSocketAddress> servers, List<Name> searchPath, int dots) {}

  /** The system's are read anew. Other ways to learn them are tried only where it has no file. */
  Config current() {
    if (!given.isEmpty()) {
      return new Config(given, List.of(), 1);
    }
    ResolvConfResolverConfigProvider file = new ResolvConfResolverConfigProvider();
    file.initialize();
    if (!file.servers().isEmpty()) {
      return new Config(List.copyOf(file.servers()), List.copyOf(file.searchPaths()), file.ndots());
    }
    ResolverConfig other = ResolverConfig.getCurrentConfig();
    return new Config(List.copyOf(other.servers()), List.copyOf(other.searchPath()), other.ndots());
  }
}
