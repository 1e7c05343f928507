/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks up the hosts of one source's list as the system does, hosts file included. A name that does
 * not resolve keeps the addresses it had. One thread at a time.
 */
final class HostNames {
  private final Absence absence;
  private Map<String, List<InetAddress>> known = Map.of();

  HostNames(Absence absence) {
    this.absence = absence;
  }

  /**
   * What became of a list.
   *
   * @param addresses all that are known
   * @param failed hosts that did not resolve now
   * @param missing members without any address
   */
  record Resolved(
      Set<InetSocketAddress> addresses, Set<String> failed, Set<MissingMember> missing) {}

  /** Waits for the system's resolver, where hosts are names. */
  Resolved resolve(Collection<HostPort> list) {
    Map<String, List<InetAddress>> now = new HashMap<>();
    Set<String> failed = new TreeSet<>();
    Set<InetSocketAddress> addresses = new LinkedHashSet<>();
    for (HostPort member : list) {
      List<InetAddress> hosts =
          now.computeIfAbsent(member.host(), host -> addressesOf(host, failed));
      hosts.forEach(host -> addresses.add(new InetSocketAddress(host, member.port())));
    }
    known = now;
    return new Resolved(addresses, failed, missing(list, now));
  }

  private Set<MissingMember> missing(
      Collection<HostPort> list, Map<String, List<InetAddress>> now) {
    List<HostPort> without =
        list.stream()
            .filter(member -> now.getOrDefault(member.host(), List.of()).isEmpty())
            .toList();
    if (without.isEmpty()) {
      return Set.of();
    }
    Set<String> absent =
        absence.absent(
            without.stream().map(HostPort::host).collect(Collectors.toCollection(TreeSet::new)));
    return without.stream()
        .map(member -> new MissingMember(member, absent.contains(member.host())))
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<InetAddress> addressesOf(String host, Set<String> failed) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      failed.add(host);
      return known.getOrDefault(host, List.of());
    }
  }
}
