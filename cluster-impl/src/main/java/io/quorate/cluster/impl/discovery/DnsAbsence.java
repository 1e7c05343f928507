/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Type;

/**
 * Hosts do not exist when the name servers say so: no such name, or no address of it (RFC 2308). A
 * server that is silent or fails says nothing.
 */
final class DnsAbsence implements Absence {
  private static final Logger LOG = LoggerFactory.getLogger(DnsAbsence.class);

  private final DnsLookups lookups;
  private final Duration bound;

  /**
   * Absence by these lookups.
   *
   * @param bound after which no further host is asked for
   */
  DnsAbsence(DnsLookups lookups, Duration bound) {
    this.lookups = lookups;
    this.bound = bound;
  }

  /** The first silence ends it, as the others would have to wait as long. */
  @Override
  public Set<String> absent(Collection<String> hosts) {
    Set<String> absent = new LinkedHashSet<>();
    long begun = System.nanoTime();
    try {
      lookups.begin();
      for (String host : hosts) {
        if (Thread.currentThread().isInterrupted() || System.nanoTime() - begun > bound.toNanos()) {
          break;
        }
        if (lookups.records(host, Type.A).isEmpty() && lookups.records(host, Type.AAAA).isEmpty()) {
          absent.add(host);
        }
      }
    } catch (DiscoveryFailure e) {
      LOG.debug("Whether {} exist is not known", hosts, e);
    }
    return absent;
  }
}
