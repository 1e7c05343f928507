/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.spi.DiscoveryProvider;
import io.quorate.cluster.spi.DiscoverySetup;
import io.quorate.cluster.spi.DiscoverySource;
import java.io.InputStream;
import java.net.URI;

// docs/guides/discovery.md shows what follows.
public final class RegistryDiscovery implements DiscoveryProvider {
  @Override
  public String kind() {
    return "registry";
  }

  @Override
  public DiscoverySource open(DiscoverySetup setup) {
    URI list = URI.create(setup.options().getOrDefault("url", "http://localhost:8500/members"));
    return () -> {
      try (InputStream in = list.toURL().openStream()) {
        return new String(in.readAllBytes(), UTF_8).lines().map(HostPort::parse).toList();
      }
    };
  }
}
