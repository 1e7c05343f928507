/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.spi.DiscoverySource;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/** The records of one name. One thread at a time. */
final class DnsSource implements DiscoverySource {
  private final DnsName name;
  private final int defaultPort;
  private final DnsLookups lookups;

  /**
   * A source for one name.
   *
   * @param defaultPort the port of addresses that come without one
   */
  DnsSource(DnsName name, int defaultPort, DnsLookups lookups) {
    this.name = name;
    this.defaultPort = defaultPort;
    this.lookups = lookups;
  }

  @Override
  public List<HostPort> look() throws DiscoveryFailure {
    lookups.begin();
    List<HostPort> found = new ArrayList<>();
    boolean service = false;
    if (name.port() == 0) {
      for (Record answer : lookups.records(name.name(), Type.SRV)) {
        service = true;
        found.addAll(members((SRVRecord) answer));
      }
    }
    if (!service && !name.service()) {
      found.addAll(addresses(name.name(), name.port() == 0 ? defaultPort : name.port()));
    }
    if (found.isEmpty()) {
      throw new DiscoveryFailure(missing(service));
    }
    return found.stream().distinct().toList();
  }

  private List<HostPort> members(SRVRecord service) throws DiscoveryFailure {
    String target = service.getTarget().toString();
    boolean none = target.equals(".") || service.getPort() == 0; // RFC 2782: decidedly not here
    return none ? List.of() : addresses(target, service.getPort());
  }

  private List<HostPort> addresses(String host, int port) throws DiscoveryFailure {
    List<HostPort> found = new ArrayList<>();
    for (Record answer : lookups.records(host, Type.A)) {
      found.add(member(((ARecord) answer).getAddress(), port));
    }
    for (Record answer : lookups.records(host, Type.AAAA)) {
      found.add(member(((AAAARecord) answer).getAddress(), port));
    }
    return found;
  }

  private static HostPort member(InetAddress address, int port) {
    return new HostPort(address.getHostAddress(), port);
  }

  private String missing(boolean service) {
    if (service) {
      return "the targets of SRV " + name + " have no addresses; publish A or AAAA for them";
    }
    String types = name.service() ? "SRV" : name.port() == 0 ? "SRV, A or AAAA" : "A or AAAA";
    return "there is no record %s of %s; publish it, or correct quorate.discovery.dns-names"
        .formatted(types, name.name());
  }
}
