/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.isolated;

import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.TreeMap;

/** What SmallRye Health would publish, as one line for each of our checks. */
final class HealthEndpoint {
  private HealthEndpoint() {}

  static String answer(SeContainer container, String kind) {
    SmallRyeHealthReporter reporter = container.select(SmallRyeHealthReporter.class).get();
    JsonObject payload =
        switch (kind) {
          case "live" -> reporter.getLiveness().getPayload();
          case "ready" -> reporter.getReadiness().getPayload();
          case "started" -> reporter.getStartup().getPayload();
          default -> throw new IllegalArgumentException(kind);
        };
    StringBuilder line = new StringBuilder(payload.getString("status"));
    for (JsonObject check : payload.getJsonArray("checks").getValuesAs(JsonObject.class)) {
      line.append(' ').append(check.getString("name"));
      if (check.containsKey("data")) {
        new TreeMap<>(check.getJsonObject("data"))
            .forEach((key, value) -> line.append(' ').append(key).append('=').append(text(value)));
      }
    }
    return line.toString();
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
