/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.security;

import io.quorate.cluster.spi.NodeHealth;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The first end of what a node's certificate rests on: its own, those between it and the authority,
 * and the authority's. Other authorities that are trusted do not count: while one is rolled over,
 * the one before may end when no certificate rests on it any more.
 *
 * @param at when it ends
 * @param authority whose certificate it is, if not the node's or one of its file
 */
record Ending(Instant at, Optional<String> authority) {
  static Ending of(Credentials credentials) {
    Ending own =
        credentials.chain().stream()
            .map(certificate -> new Ending(end(certificate), Optional.empty()))
            .min(Comparator.comparing(Ending::at))
            .orElseThrow();
    return credentials
        .authority()
        .filter(authority -> end(authority).isBefore(own.at()))
        .map(authority -> new Ending(end(authority), Optional.of(name(authority))))
        .orElse(own);
  }

  private static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  /** What an operator is told. */
  String warning(Instant now) {
    String ends = (at.isBefore(now) ? "expired at " : "expires at ") + at;
    return NodeHealth.CERTIFICATE
        + authority
            .map(
                name ->
                    "of the authority "
                        + name
                        + " "
                        + ends
                        + "; roll it over: another one in quorate.tls.ca, and then a"
                        + " quorate.tls.cert that it has issued")
            .orElse(ends + "; replace quorate.tls.cert");
  }
}
