/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that requests may give the node in their {@code Host} (RFC 9110 §7.2). A page can make
 * its own name lead to loopback (DNS rebinding) and is of the same origin as the node then, but its
 * browser still sends that name. So a port that is on loopback, and asks nobody who they are, is
 * known by addresses, which no name server gives out, by {@code localhost} and by what it was
 * configured with. Immutable.
 */
final class AskedNames {
  /** Of ports that ask who calls, or that were opened to a network that is trusted. */
  static final AskedNames ANY = new AskedNames(Optional.empty());

  private static final String LOCALHOST = "localhost";
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+(%[0-9a-z._~-]+)?]");
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  private final Optional<List<String>> names;

  private AskedNames(Optional<List<String>> names) {
    this.names = names;
  }

  /**
   * Of a port that asks nobody.
   *
   * @param bound the host that it is bound to
   * @param advertised the host that others are told
   */
  static AskedNames of(String bound, Optional<String> advertised) {
    InetSocketAddress address = new InetSocketAddress(bound, 0);
    if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
      return ANY;
    }
    Collection<String> own = advertised.map(other -> List.of(bound, other)).orElse(List.of(bound));
    return new AskedNames(Optional.of(own.stream().map(AskedNames::plain).toList()));
  }

  /** Refuses a request that means another server. */
  void check(Request request) {
    String host = request.header("host").orElse("");
    if (!holds(host)) {
      throw Problem.of(
          421,
          "UNKNOWN_HOST",
          "header Host = \""
              + (host.length() <= 80 ? host : host.substring(0, 80) + "…")
              + "\": without TLS and tokens this node answers to localhost, addresses and its own"
              + " name; use one of them, or set quorate.management.advertised-address to this"
              + " name");
    }
  }

  /** Whether a {@code Host} is the node; every browser sends one. */
  boolean holds(String host) {
    if (names.isEmpty() || host.isEmpty()) {
      return true;
    }
    String name = plain(PORT.matcher(host).replaceFirst(""));
    return ADDRESS.matcher(name).matches()
        || name.equals(LOCALHOST)
        || name.endsWith("." + LOCALHOST)
        || names.get().contains(name);
  }

  /** In lower case, and without the dot that ends a full name. */
  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
