/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigException;
import io.quorate.cluster.ConfigKey;
import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.HostPort;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Under which addresses others reach this node. One that listens on every interface is reached at
 * the host that membership advertises, or, where there is only one to choose from, at the address
 * of this machine.
 */
final class Advertised {
  private final ClusterConfig config;
  private final Supplier<List<InetAddress>> machine;

  Advertised(ClusterConfig config) {
    this(config, Advertised::addresses);
  }

  /**
   * For tests.
   *
   * @param machine the addresses of this machine, without loopback
   */
  Advertised(ClusterConfig config, Supplier<List<InetAddress>> machine) {
    this.config = config;
    this.machine = machine;
  }

  /**
   * What membership tells others, if it is not what it binds; port 0 means the one bound.
   *
   * @throws ConfigException when it cannot be told
   */
  Optional<HostPort> membership() {
    HostPort bound = config.get(ConfigKeys.MEMBERSHIP_BIND_ADDRESS);
    Optional<HostPort> given = config.get(ConfigKeys.MEMBERSHIP_ADVERTISED_ADDRESS);
    return given.isPresent() || !isWildcard(bound)
        ? given
        : Optional.of(new HostPort(host(ConfigKeys.MEMBERSHIP_BIND_ADDRESS), 0));
  }

  /**
   * What consensus or management tells others.
   *
   * @param address the key of what is bound
   * @param advertised the key of what was said to be told
   * @param port the port that is bound
   * @throws ConfigException when it cannot be told
   */
  HostPort of(ConfigKey<HostPort> address, ConfigKey<Optional<HostPort>> advertised, int port) {
    HostPort bound = config.get(address).withPort(port);
    return config
        .get(advertised)
        .orElseGet(() -> isWildcard(bound) ? new HostPort(host(address), port) : bound);
  }

  private String host(ConfigKey<HostPort> address) {
    Optional<HostPort> membership = config.get(ConfigKeys.MEMBERSHIP_ADVERTISED_ADDRESS);
    if (membership.isPresent()) {
      return membership.get().host();
    }
    List<InetAddress> all = machine.get();
    List<InetAddress> fourth = all.stream().filter(Inet4Address.class::isInstance).toList();
    List<InetAddress> candidates = fourth.isEmpty() ? all : fourth;
    if (candidates.size() == 1) {
      return candidates.get(0).getHostAddress();
    }
    throw new ConfigException(
        List.of(
            address.name()
                + " = "
                + config.get(address)
                + ": it listens on every interface, and others cannot be told where to reach this"
                + " node, as this machine has "
                + (candidates.isEmpty()
                    ? "no address but loopback"
                    : candidates.stream().map(InetAddress::getHostAddress).toList())
                + "; set quorate.membership.advertised-address, whose host counts for all ports"));
  }

  private static boolean isWildcard(HostPort address) {
    return address.host().equals("0.0.0.0") || address.host().equals("::");
  }

  private static List<InetAddress> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
