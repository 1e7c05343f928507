/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.doctor;

import io.quorate.cluster.spi.NodeHealth;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;

/** What a node warns of itself. */
final class Warnings {
  private Warnings() {}

  /** All but those that another check looks at. */
  static List<Finding> of(String id, JsonObject facts) {
    return texts(facts).stream()
        .filter(text -> !isOfCertificates(text))
        .map(text -> Finding.warn("warnings", id + ": " + text))
        .toList();
  }

  /** What it says of the end of its certificate. */
  static Optional<String> ofCertificates(JsonObject facts) {
    return texts(facts).stream().filter(Warnings::isOfCertificates).findFirst();
  }

  private static boolean isOfCertificates(String text) {
    return text.startsWith(NodeHealth.CERTIFICATE);
  }

  private static List<String> texts(JsonObject facts) {
    // Older versions tell none.
    JsonArray warnings = facts.getJsonArray("warnings");
    return warnings == null ? List.of() : warnings.getValuesAs(JsonString::getString);
  }
}
