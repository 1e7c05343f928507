/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** How long a node's certificate, and its authority's, are still good, where it tells. */
final class Certificates {
  private static final Duration SOON = Duration.ofDays(14);

  private Certificates() {}

  static Optional<Finding> of(String id, JsonObject facts) {
    JsonObject tls = facts.getJsonObject("tls");
    if (tls == null || !(tls.get("expiresInSeconds") instanceof JsonNumber seconds)) {
      return Optional.empty();
    }
    Duration left = Duration.ofSeconds(seconds.longValue());
    // A node says which certificate it is about; older versions do not.
    Optional<String> own = Warnings.ofCertificates(facts).map(warning -> id + ": " + warning);
    if (left.isNegative()) {
      return Optional.of(
          Finding.fail(
              "certificates", own.orElse("that of " + id + " has expired: replace its files")));
    }
    String text = id + " has a certificate for " + left.toDays() + " days more";
    return Optional.of(
        own.isPresent() || left.compareTo(SOON) < 0
            ? Finding.warn("certificates", own.orElse(text + ": replace its files"))
            : Finding.ok("certificates", text));
  }
}
