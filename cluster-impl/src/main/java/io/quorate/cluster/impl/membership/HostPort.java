/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

/** An address as written in configuration, {@code host:port} or {@code [ipv6]:port}. */
record HostPort(String host, int port) {

  static HostPort parse(String key, String text) {
    int colon = text.lastIndexOf(':');
    if (colon > 0 && colon < text.length() - 1) {
      String host = text.substring(0, colon);
      boolean bracketed = host.startsWith("[") && host.endsWith("]");
      if (bracketed) {
        host = host.substring(1, host.length() - 1);
      }
      try {
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port > 0 && port <= 0xFFFF && !host.isBlank() && (bracketed || !host.contains(":"))) {
          return new HostPort(host, port);
        }
      } catch (NumberFormatException e) {
        // falls through to the one message below
      }
    }
    throw new IllegalArgumentException(
        key + "=" + text + " is not an address; write host:port, for example 10.0.0.7:9521");
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
