/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

/**
 * One of {@code quorate.discovery.dns-names}.
 *
 * @param name the name without a port
 * @param port the port that it was written with, or 0
 */
record DnsName(String name, int port) {

  static DnsName parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new DnsName(text, 0)
        : new DnsName(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  /** Whether it is the name of a service (RFC 2782), which has no addresses of its own. */
  boolean service() {
    return name.startsWith("_");
  }

  @Override
  public String toString() {
    return port == 0 ? name : name + ":" + port;
  }
}
